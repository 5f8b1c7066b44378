### What a wave of criticism is about.

storm-topic-about = about { $count }
theme-boycott = call for a boycott
theme-broken = broken deliveries
theme-late = missing deliveries
theme-service = customer service
theme-refund = refunds
theme-price = prices
theme-quality = quality
theme-fraud = accusation of fraud
theme-recall = recall
theme-injury = injuries
theme-data = data protection
theme-advert = advertising
theme-insulted = accusation of disrespect
theme-staff = working conditions
theme-environment = environment and animals
theme-origin = origin
theme-deleted = deleted comments
theme-website = website and app
