# What several documents say of a client.

part-by = by { $day }
part-until = until { $day }
part-answers = Answers for: { $text }
part-pressed = Pressed by: { $text }
part-wins = Wants it to succeed: { $text }
part-fears = Might not want it: { $text }
part-corners = Careful: { $text }
part-demands = Demands: { $text }
part-demanded = “{ $about }”: { $wish }

part-goal-unknown = The goal is not known yet
part-goal-figure = { $metric }: { $now } now, from { $from } to { $to }
part-goal-was = Until { $day } it read “{ $was }”; changed because: { $reason }
part-goal-review = Should have been looked at again { $days } ago
part-issue = Came with: { $text }
part-result = Counts as done: { $text }
part-drift = The goal drifts: { $astray } of { $count ->
    [one] { $count } request
   *[other] { $count } requests
} in { $time } { $astray ->
    [one] does
   *[other] do
} not advance it ({ $percent })
part-no-drift = No drift: of { $count ->
    [one] { $count } request
   *[other] { $count } requests
} in { $time }, { $astray ->
    [0] none fails to advance the goal
    [one] { $astray } does not advance the goal
   *[other] { $astray } do not advance the goal
} ({ $percent })

part-few = Too few to tell: of { $count ->
    [one] { $count } request
   *[other] { $count } requests
} in { $time }, { $astray ->
    [0] none fails to advance the goal
    [one] { $astray } does not advance the goal
   *[other] { $astray } do not advance the goal
}

part-warn-now = warn now
part-warned = warned
part-moved = moved from { $day }
part-delivered = delivered on { $day }
part-untold = the client has not been told
part-argument = Our argument: { $text }
part-alternative = Instead: { $text }
part-effect = For the client: { $text }
part-response = For us: { $text }
part-invoice = Invoice { $number }: { $amount } open, { $about }
part-chased = reminders: { $who }
part-disputed = disputed
part-notice = Contract { $number }: notice until { $day }, { $when }; { $decision }
part-complaint = complaint without words
part-answer-by = answer by { $day }
part-measure = What we do: { $text }
