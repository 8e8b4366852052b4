# The agenda: what has to be done today.

agenda-title = Agenda for { $day }
agenda-title-of = Agenda for { $day }: { $whose }
agenda-until = Looks ahead to { $until }.
agenda-nothing = Nothing calls for you.
agenda-nothing-read = Nothing calls for you in what could be read; something was left out.
agenda-quick = Least work first

lane-owe = We owe
lane-unanswered = Not answered
lane-meetings = Meetings
lane-owed = They owe us
lane-news = News to bring
lane-silence = Silence
lane-dates = Dates ahead
lane-stuck = Stuck
lane-health = Health

# Who acts, where it is not said at the top of the page.
agenda-who = { $who }
agenda-stands-in = { $who } for { $away }
agenda-new = new client, watched until { $until }

agenda-overdue = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , promised to { $to },
} is { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue, and nobody warned
agenda-overdue-warned = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , promised to { $to },
} is { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue; they were warned
agenda-missed = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , promised to { $to },
} was missed { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago; nobody warned, and nobody has spoken of it since
agenda-warn = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , promised to { $to },
} is due on { $due }: done by then, or warn now
agenda-due-today = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , promised to { $to },
} is due today: done today, or agreed anew
agenda-due-warned = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , promised to { $to },
} is due on { $due }; they were warned
agenda-or-kept = or, when it is done: { $command }
agenda-or-paid = or, when it is paid: { $command }
agenda-complaint = complaint ({ $severity ->
    [low] low
    [medium] medium
    [high] high
    [critical] critical
   *[other] not weighed
}): “{ $text }”; { $days ->
    [0] the answer is due today
    [one] the answer was due { $days } day ago
   *[other] the answer was due { $days } days ago
}
agenda-complaint-ahead = complaint ({ $severity ->
    [low] low
    [medium] medium
    [high] high
    [critical] critical
   *[other] not weighed
}): “{ $text }”; the answer is due { $when }

agenda-waiting = { $senders ->
    [0] they wrote
   *[other] { $from } wrote
}{ $days ->
    [0] {" today"}
    [one] {" "}{ $days } day ago
   *[other] {" "}{ $days } days ago
}: “{ $summary }”
agenda-waiting-late = { $senders ->
    [0] they wrote
   *[other] { $from } wrote
}{ $days ->
    [0] {" today"}
    [one] {" "}{ $days } day ago
   *[other] {" "}{ $days } days ago
} and should have had an answer: “{ $summary }”

agenda-meeting = { $day }, { $time }: { $summary }{ $count ->
    [0] {""}
   *[other] , with { $with }
}
agenda-unlogged = planned for { $day } and not written down: “{ $summary }”; did it take place?

agenda-theirs = { $has-from ->
    [no] they promised
   *[yes] { $from } promised
} “{ $what }”{ $days ->
    [0] {" for today"}
    [one] , due in { $days } day
   *[other] , due in { $days } days
}
agenda-theirs-overdue = { $has-from ->
    [no] they promised
   *[yes] { $from } promised
} “{ $what }”, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue{ $has-asked ->
    [no] {""}
   *[yes] ; asked on { $asked }
}
agenda-invoice = invoice { $number }: { $left } unpaid, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue; { $state ->
    [now] next step: { $step }
    [ahead] next step: { $step }, from { $from }
    [last] the last step, { $step }, was taken
   *[none] no step is settled
}{ $chaser ->
    [account] {""}
    [accounting] , by accounting
   *[head] , by the head
}
agenda-paper = { $what }{ $has-period ->
    [no] {""}
   *[yes] {" "}{ $period }
}{ $has-contract ->
    [no] {""}
   *[yes] {" "}({ $contract })
} { $state ->
    [not-issued] has not been made out
    [not-sent] has not been sent
   *[not-signed] has not come back signed
}

agenda-done-untold = “{ $what }” is done, and they have not heard of it
agenda-decided-untold = “{ $what }” is { $decision ->
    [accepted] accepted
    [deferred] deferred
    [declined] declined
   *[converted] turned into something else
}, and they have not heard of it

agenda-silent = no contact for { $days ->
    [one] { $days } day
   *[other] { $days } days
}; { $agreed ->
    [yes] agreed: { $cadence }
   *[no] nothing is agreed, the tier says { $cadence }
}
agenda-never = no contact since the account began, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago; { $agreed ->
    [yes] agreed: { $cadence }
   *[no] nothing is agreed, the tier says { $cadence }
}
agenda-before = speak before { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}, { $day }

agenda-notice = contract { $contract }: notice counts until { $deadline }, { $days ->
    [0] today
    [one] { $days } day left
   *[other] { $days } days left
}, and nothing is decided
agenda-notice-passed = contract { $contract }: the day for notice was { $deadline }, { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}, and nothing is decided
agenda-review-goal = look at the goal again: “{ $name }” ({ $when }){ $others ->
   *[other] {""}
}
agenda-review-forces = think the driving forces through again: { $name }{ $others ->
    [0] {""}
   *[other] {" "}and { $others } more
} ({ $when })
agenda-review-people = go through the cards of people again: { $name }{ $others ->
    [0] {""}
   *[other] {" "}and { $others } more
} ({ $when })
agenda-review-agreement = go through the agreement about keeping in touch again{ $name }{ $others ->
   *[other] {""}
} ({ $when })
agenda-survey = “{ $about }” was delivered on { $since }: ask what was good, what was not, what was hard
agenda-occasion = { $what }: { $day }, { $days ->
    [0] today
    [one] in { $days } day
   *[other] in { $days } days
}{ $has-prepared ->
    [no] {""}
   *[yes] ; prepared on { $prepared }
}
agenda-birthday = birthday of { $name }: { $day }, { $days ->
    [0] today
    [one] in { $days } day
   *[other] in { $days } days
}
agenda-late = { $days ->
    [0] today
    [one] { $days } day late
   *[other] { $days } days late
}
agenda-ahead = { $days ->
    [1] tomorrow
   *[other] in { $days } days
}
agenda-step = “{ $name }”: { $what } ({ $when })
agenda-watch = the first weeks end on { $until }: look back together

agenda-stuck = { $days ->
    [one] { $days } day
   *[other] { $days } days
} in “{ $stage }”, which allows { $allowed }; { $advice }
agenda-escalate = tell the head
agenda-escalate-again = told on { $day }; tell the head again
agenda-move-back = go back to “{ $stage }”
agenda-no-advice = what holds it?

agenda-red = health { $score }, newly red (was { $was })
agenda-red-because = health { $score }, newly red: { $because }
agenda-down = health { $score }, down from { $was } in { $time }

paper-periods = { $first } to { $last } ({ $count ->
    [one] { $count } period
   *[other] { $count } periods
})

# Papers, by their kind.
paper-act = closing act
paper-upd = transfer document (UPD)
paper-report = report
paper-invoice = invoice
paper-power-of-attorney = power of attorney
paper-other = paper
paper-msa = master agreement
paper-sow = statement of work
paper-addendum = addendum
paper-change-order = change order
paper-nda = NDA
paper-dpa = data agreement
paper-sla = service agreement
paper-license = licence
