"""Common first names: nobody's name becomes the name of a topic. Those that are words as well (Mark, Grace) are left
out; of rare ones it is known only that they stand before another name or after a title."""

_NAMES = """
    aaron abigail adam adrian agnieszka ahmed alan albert alexander alexandra ali alice alina amanda amelie
    amy andrea andreas andrew angela angelika angelina anja anna anne annette anthony anton antonia armin
    arne arthur ashley astrid aylin ayse barbara barry bastian beate benjamin benny bernard bernd bernhard
    beth bettina betty bianca billy birgit björn bob bobby bradley brandon brenda brian brigitte britta
    bruce bryan carina carla carolin caroline carsten catherine charles charlotte chloe chris christa
    christian christiane christina christine christoph clara claudia cornelia cynthia dagmar daniel daniela
    darren dave david debbie deborah dennis derek detlef diana diane dieter dirk donald donna doris dorothy
    douglas dylan edward eileen eleanor elena elias elif elisabeth elizabeth elke ella ellen ellie emil
    emilia emilie emily emma emre eric erik erika ernst ethan eva evelyn fabian fatma felix ferdinand finja
    finn fiona florian frances frank franz franziska fred freya frida friedrich fritz gabriele gareth gary
    gavin gemma geoff georg george gerd gerhard gisela glen gordon graham greg gregory günter günther hailey
    hanna hannah hannes hans harald harriet harry hasan heather heike heiko heinrich heinz helen helga
    helmut hendrik henning henri henry herbert hermann holger horst howard hugh ian ida igor imogen ines
    inge ingo ingrid irene isaac isabel isabella isla ivan jack jacob jacqueline jakob james jamie jan jana
    jane janet janice janine jasmin jason jayden jean jeff jeffrey jennifer jenny jens jeremy jerry jesse
    jessica jill jim jimmy joachim joan joanne jochen joe joel johann johanna johannes john johnny jonas
    jonathan josef joseph josh joshua joyce judith judy julia julian juliane justin jörg jürgen karen karin
    karl karla karsten kate katharina katherine kathleen kathrin kathryn kathy katie katja katrin keith
    kelly kenneth kerry kerstin kevin kieran kim kimberly kirsten klaus konrad konstantin kristina kyle lara
    larissa larry lars laura lauren lawrence lea lee lena leo leon leonie lewis liam lieselotte lillian lina
    linda lisa logan lorraine louis louisa louise luca lucas lucy ludwig luis luisa luka lukas luke lynn
    madison maike maja malcolm manfred manuel manuela marc marcel marco marcus margaret margarete maria
    marie marilyn marina mario marion markus marlene marta martha martin martina mary mason mathias mathilda
    matilda matthew matthias maureen maximilian megan mehmet meike melanie melissa merle mert mia michael
    michaela michelle mike mila millie mira miriam mohammed molly monika moritz muhammad murat mustafa
    nadine nancy natalia natalie natasha nathan neil nele nicholas nick nico nicole nigel niklas nina noah
    nora norbert olaf olga oliver olivia oscar oskar owen pamela pascal patricia patrick paul paula pauline
    peggy penelope peter petra phil philip philipp phoebe pia piotr rachel rainer ralf ralph raymond rebecca
    regina reinhard renate rene rhys richard robert roland rolf roman ronald rosemary rosie roy rudolf
    russell ruth ryan sabine sabrina sally sam samantha samuel sandra sara sarah sascha scott sean sebastian
    sharon shaun shirley silke silvia simon simone sonja sophia sophie stacey stanley stefan stefanie
    steffen stella stephan stephanie stephen steve steven stuart susan susanne suzanne sven svenja svetlana
    sylvia sylvie tanja teresa terry theo theodore theresa thomas thorsten tim timo timothy tina tobias todd
    tom tony torben torsten tracey tracy trevor tyler udo ulf ulrich ulrike ursula ute uwe valentin valerie
    vanessa vera verena victoria viktoria vincent volker walter wayne wendy werner wilhelm willi william
    wolfgang yusuf yvonne zachary zeynep zoe
"""
FIRST_NAMES = frozenset(_NAMES.split())
