# Health of clients.

health-title = Health of { $client }
health-title-all = Health of the clients
health-nobody = There is no client in our care.
health-heuristic = A heuristic: it says where to look, not what to think. The pulse is the manager's own judgement and is never mixed in.
health-score = score
health-light = colour
health-coverage = coverage
health-change = { $time }
health-pulse = pulse
health-no-pulse = not given
health-unknown = unknown
health-insufficient = insufficient: too little is known
health-well = nothing is amiss
health-reds = Red whatever the score
health-factors = Factors
health-factor = factor
health-weight = weight
health-found = what was found
health-no-data = no data
health-records = Records behind it
health-trend = Score over { $time }
health-trend-summary = From { $from } on { $since } to { $to } today, each day by what was known then.
health-why = { $factor }: { $said }

factor-contact = contact
factor-promises = promises
factor-satisfaction = satisfaction
factor-relationship = relationship
factor-payment = payment
factor-goal = goal
factor-continuity = continuity

factor-short-contact = contact
factor-short-promises = promises
factor-short-satisfaction = satisf.
factor-short-relationship = people
factor-short-payment = payment
factor-short-goal = goal
factor-short-continuity = contin.

health-contact = { $spoken ->
    [yes] last spoken { $ago }, on { $day }
   *[no] never spoken; ours since { $day }, { $ago }
}; { $agreed ->
    [yes] agreed: { $cadence }
   *[no] nothing is agreed, the tier says { $cadence }
}{ $unreached ->
    [yes] ; nobody who decides was reached in { $cadences } times that, so { $cap } at most
   *[no] {""}
}
health-promises = { $kept } of { $due } kept in time, { $warned } late with a warning ahead, { $overdue } open and overdue
health-satisfaction = { $scores ->
    [0] no survey answer
    [one] { $scores } survey answer
   *[other] { $scores } survey answers
} and the mood of { $moods ->
    [0] no talk
    [one] { $moods } talk
   *[other] { $moods } talks
}: mean { $mean }{ $complaints ->
    [0] {""}
    [one] ; { $complaints } open complaint takes { $off } off
   *[other] ; { $complaints } open complaints take { $off } off
}
health-relationship = { $threads ->
    [0] no thread
    [one] a single thread, so { $cap } at most
   *[other] { $threads } threads
}; { $decider ->
    [yes] somebody who decides was reached
   *[no] nobody who decides was reached
}; { $champion ->
    [yes] a champion
   *[no] no champion
}{ $against ->
    [yes] ; { $resistant } of the power resists
   *[no] {""}
}
health-payment-none = nothing is owed
health-payment-current = { $open } open, none of it overdue
health-payment-overdue = { $overdue } overdue of { $open } open, the oldest by { $oldest }
health-goal = { $state }{ $track ->
    [yes] , on track
   *[no] {""}
}{ $overdue ->
    [yes] , review overdue
   *[no] {""}
}
health-goal-none = no goal is known
health-drift = { $share } of the requests do not advance it
health-continuity = notice possible until { $day }, { $days ->
    [0] today
    [one] { $days } day ahead
   *[other] { $days } days ahead
}, undecided
health-continuity-passed = notice was possible until { $day }, { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}, undecided
health-continuity-decided = notice possible until { $day }; decided: { $decision }

red-old-invoice = invoice { $called } is { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue
red-critical-complaint = a critical complaint has been open for { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
red-broken-promise = we broke the promise “{ $called }” without a warning, { $days ->
    [one] { $days } working day
   *[other] { $days } working days
} ago
red-cut-thread = the only person we spoke with, { $called }, has gone
red-notice = notice was given of contract { $called }
