# Why a room was not made or somebody could not be brought there: half sentences.

room-failed-full = the platform takes no more channels
room-failed-name = all fitting names are taken
room-failed-off = Breakwater is not set up there
room-failed-refused = the platform did not take it
room-failed-revoked = Breakwater's access has become invalid
room-failed-rights = Breakwater may not make a channel there
room-failed-unreachable = the platform could not be reached

not-invited-guest = guests may not enter this channel
not-invited-no-access = the account does not see the channel above it
not-invited-no-account = no account is known there
not-invited-refused = the platform did not take it
not-invited-rights = Breakwater may not invite anybody there
not-invited-room = the channel no longer exists
not-invited-unknown = the account no longer exists
not-invited-unreachable = the platform could not be reached
