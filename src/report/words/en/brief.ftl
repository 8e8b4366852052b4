# The page before a meeting.

brief-title = { $client }: brief
brief-meeting = Next { $kind }: { $moment }
# How many they are decides about a small word in Filipino.
brief-with = { $count ->
   *[other] with { $names }
}
brief-due-ours = Due next, ours: { $what }, by { $day }
brief-due-theirs = Due next, theirs: { $what }, by { $day }
brief-overdue-ours = Overdue since { $day }, ours: { $what }
brief-overdue-theirs = Overdue since { $day }, theirs: { $what }
brief-no-purpose = Nothing is planned and nothing is due.
brief-people = People
brief-others = Also there: { $names }
brief-goal = Goal
brief-no-goal = No goal is written down.
brief-last = Last contacts
brief-no-last = No contact is written down.
brief-ours = We promised
brief-theirs = They promised
brief-requests = Open requests
brief-changes = New in their world since { $day }
brief-changes-ever = New in their world
brief-money = Money and papers
brief-complaints = Complaints
brief-questions = Ask
brief-more = and { $count ->
    [one] { $count } more question
   *[other] { $count } more questions
}: --format json has them all
brief-next = Next
brief-next-after = After the meeting

ask-supplier = Who are your suppliers, and what is changing there?
ask-customer = Who buys from you, and what is changing for them?
ask-competitor = Whom do you compete with, and what are they up to?
ask-substitute = What could your customers do instead of buying from you?
ask-cadence = How often shall we speak?
ask-urgent = Whom do we call when something burns?
ask-decider = Who has the last word on our work?
ask-people = Who speaks for you besides?
ask-goal = What should be different in your business when this is done?
ask-goal-sure = Is this still the goal: “{ $statement }”?
ask-metric = By which figure will you see that it worked: “{ $statement }”?
ask-actual = Where does the figure stand now: { $metric }?
ask-engagement = How does { $name } look at our work?
ask-answers = What does { $name } have to report on?
ask-wins = What does { $name } gain if it succeeds?
ask-fears = What could { $name } have against it?
ask-place = How much can { $name } decide, and how much does it matter to them?
ask-budget = What can you spend with us in a year?
