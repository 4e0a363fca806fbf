"""Setting: where and when an event was that is told without place or day, as the text around it gives it.

Something is inherited only where the structure of the text gives it, never by nearness alone: on reports nobody tuned
it to, the place of the event told before is that of the next one in a quarter of the cases. Names of its rules begin
with "setting-", and the evidence points to the words that say it.
"""
