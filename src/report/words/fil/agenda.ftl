# Ang agenda: mga dapat gawin ngayon.

agenda-title = Agenda para sa { $day }
agenda-title-of = Agenda para sa { $day }: { $whose }
agenda-until = Tumitingin hanggang { $until }.
agenda-nothing = Walang kailangang gawin.
agenda-nothing-read = Walang kailangang gawin sa mga nabasa; may hindi naisama.
agenda-quick = Unahin ang mabilis matapos

lane-owe = Utang nating gawin
lane-unanswered = Hindi pa nasasagot
lane-meetings = Mga pulong
lane-owed = Utang nila sa atin
lane-news = Balitang sasabihin
lane-silence = Walang balita
lane-dates = Mga paparating na petsa
lane-stuck = Hindi umuusad
lane-health = Kalusugan

agenda-who = { $who }
agenda-stands-in = { $who }, kapalit ni { $away }
agenda-new = bagong kliyente, binabantayan hanggang { $until }

agenda-overdue = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , pangako kay { $to },
} ay lampas na ng { $days ->
    [one] { $days } araw
   *[other] { $days } araw
}, at walang nagsabi
agenda-overdue-warned = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , pangako kay { $to },
} ay lampas na ng { $days ->
    [one] { $days } araw
   *[other] { $days } araw
}; nasabihan na sila
agenda-missed = Hindi natupad ang “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , pangako kay { $to },
} { $days ->
    [one] { $days } araw
   *[other] { $days } araw
} na ang nakalipas; walang nagsabi noon, at wala pang nakausap mula noon
agenda-warn = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , pangako kay { $to },
} ay hanggang { $due }: tapusin, o sabihan na sila ngayon
agenda-due-today = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , pangako kay { $to },
} ay hanggang ngayong araw: tapusin, o makipagkasundo sa ibang araw
agenda-due-warned = “{ $what }”{ $has-to ->
    [no] {""}
   *[yes] , pangako kay { $to },
} ay hanggang { $due }; nasabihan na sila
agenda-or-kept = o kung tapos na: { $command }
agenda-or-paid = o kung bayad na: { $command }
agenda-complaint = reklamo ({ $severity ->
    [low] maliit
    [medium] katamtaman
    [high] mabigat
    [critical] kritikal
   *[other] hindi pa natitimbang
}): “{ $text }”; { $days ->
    [0] ngayon ang sagot
    [one] huli na ang sagot ng { $days } araw
   *[other] huli na ang sagot ng { $days } araw
}
agenda-complaint-ahead = reklamo ({ $severity ->
    [low] maliit
    [medium] katamtaman
    [high] mabigat
    [critical] kritikal
   *[other] hindi pa natitimbang
}): “{ $text }”; takda ng sagot: { $when }

agenda-waiting = { $senders ->
    [0] sumulat sila
    [1] sumulat si { $from }
   *[other] sumulat sina { $from }
}{ $days ->
    [0] {" ngayon"}
    [one] {" "}{ $days } araw na ang nakalipas
   *[other] {" "}{ $days } araw na ang nakalipas
}: “{ $summary }”
agenda-waiting-late = { $senders ->
    [0] sumulat sila
    [1] sumulat si { $from }
   *[other] sumulat sina { $from }
}{ $days ->
    [0] {" ngayon"}
    [one] {" "}{ $days } araw na ang nakalipas
   *[other] {" "}{ $days } araw na ang nakalipas
} at dapat nasagot na: “{ $summary }”

agenda-meeting = { $day }, { $time }: { $summary }{ $count ->
    [0] {""}
    [1] , kasama si { $with }
   *[other] , kasama sina { $with }
}
agenda-unlogged = nakaplano noong { $day } at hindi naisulat: “{ $summary }”; natuloy ba?

agenda-theirs = { $has-from ->
    [no] nangako sila
   *[yes] nangako si { $from }
}: “{ $what }”{ $days ->
    [0] , ngayon ang takdang araw
    [one] , { $days } araw na lang
   *[other] , { $days } araw na lang
}
agenda-theirs-overdue = { $has-from ->
    [no] nangako sila
   *[yes] nangako si { $from }
}: “{ $what }”, lampas na ng { $days ->
    [one] { $days } araw
   *[other] { $days } araw
}{ $has-asked ->
    [no] {""}
   *[yes] ; hiningi na noong { $asked }
}
agenda-invoice = invoice { $number }: { $left } ang hindi pa bayad, lampas na ng { $days ->
    [one] { $days } araw
   *[other] { $days } araw
}; { $state ->
    [now] susunod na hakbang: { $step }
    [ahead] susunod na hakbang: { $step }, simula { $from }
    [last] nagawa na ang huling hakbang: { $step }
   *[none] walang nakatakdang hakbang
}{ $chaser ->
    [account] {""}
    [accounting] , ng accounting
   *[head] , ng pinuno
}
agenda-paper = { $what }{ $has-period ->
    [no] {""}
   *[yes] {" "}{ $period }
}{ $has-contract ->
    [no] {""}
   *[yes] {" "}({ $contract })
} ay { $state ->
    [not-issued] hindi pa nagagawa
    [not-sent] hindi pa naipapadala
   *[not-signed] hindi pa bumabalik na may pirma
}

agenda-done-untold = Tapos na ang “{ $what }”, at hindi pa nila alam
agenda-decided-untold = “{ $what }”: { $decision ->
    [accepted] tinanggap
    [deferred] ipinagpaliban
    [declined] tinanggihan
   *[converted] ginawang iba
}, at hindi pa nila alam

agenda-silent = { $days ->
   *[other] { $days } araw
} nang walang usapan; { $agreed ->
    [yes] napagkasunduan: { $cadence }
   *[no] walang napagkasunduan, { $cadence } ayon sa antas ng kliyente
}
agenda-never = wala pang usapan mula sa simula, { $days ->
   *[other] { $days } araw
} na ang nakalipas; { $agreed ->
    [yes] napagkasunduan: { $cadence }
   *[no] walang napagkasunduan, { $cadence } ayon sa antas ng kliyente
}
agenda-before = makipag-usap bago mag-{ $weekday ->
    [1] Lunes
    [2] Martes
    [3] Miyerkules
    [4] Huwebes
    [5] Biyernes
    [6] Sabado
   *[7] Linggo
}, { $day }

agenda-notice = kontrata { $contract }: hanggang { $deadline } ang abiso, { $days ->
    [0] ngayon na
    [one] { $days } araw na lang
   *[other] { $days } araw na lang
}, at wala pang pasya
agenda-notice-passed = kontrata { $contract }: { $deadline } ang huling araw ng abiso, { $days ->
    [one] { $days } araw na ang nakalipas
   *[other] { $days } araw na ang nakalipas
}, at wala pang pasya
agenda-review-goal = balikan ang layunin: “{ $name }” ({ $when }){ $others ->
   *[other] {""}
}
agenda-review-forces = pag-isipang muli ang mga puwersa: { $name }{ $others ->
    [0] {""}
   *[other] {" "}at { $others } pa
} ({ $when })
agenda-review-people = balikan ang mga tala ng tao: { $name }{ $others ->
    [0] {""}
   *[other] {" "}at { $others } pa
} ({ $when })
agenda-review-agreement = balikan ang kasunduan sa pakikipag-ugnayan{ $name }{ $others ->
   *[other] {""}
} ({ $when })
agenda-survey = Naihatid ang “{ $about }” noong { $since }: tanungin kung ano ang nagustuhan, hindi nagustuhan, at mahirap
agenda-occasion = { $what }: { $day }, { $days ->
    [0] ngayon
    [one] { $days } araw na lang
   *[other] { $days } araw na lang
}{ $has-prepared ->
    [no] {""}
   *[yes] ; inihanda noong { $prepared }
}
agenda-birthday = kaarawan ni { $name }: { $day }, { $days ->
    [0] ngayon
    [one] { $days } araw na lang
   *[other] { $days } araw na lang
}
agenda-late = { $days ->
    [0] ngayon
   *[other] huli ng { $days } araw
}
agenda-ahead = { $days ->
    [1] bukas
   *[other] { $days } araw pa
}
agenda-step = “{ $name }”: { $what } ({ $when })
agenda-watch = nagtatapos ang mga unang linggo sa { $until }: magbalik-tanaw nang magkasama

agenda-stuck = { $days ->
    [one] { $days } araw
   *[other] { $days } araw
} na sa “{ $stage }”, { $allowed } lang ang pinapayagan; { $advice }
agenda-escalate = sabihin sa pinuno
agenda-escalate-again = nasabihan noong { $day }; sabihan ulit ang pinuno
agenda-move-back = bumalik sa “{ $stage }”
agenda-no-advice = ano ang pumipigil?

agenda-red = kalusugan { $score }, bagong pula (dating { $was })
agenda-red-because = kalusugan { $score }, bagong pula: { $because }
agenda-down = kalusugan { $score }, mula { $was } sa loob ng { $time }

paper-periods = { $first } hanggang { $last } ({ $count ->
    [one] { $count } yugto
   *[other] { $count } yugto
})

# Mga papel ayon sa uri.
paper-act = act
paper-upd = UPD
paper-report = ulat
paper-invoice = invoice
paper-power-of-attorney = kapangyarihan ng abogado
paper-other = dokumento
paper-msa = pangunahing kontrata
paper-sow = saklaw ng trabaho
paper-addendum = dagdag na kasunduan
paper-change-order = utos ng pagbabago
paper-nda = NDA
paper-dpa = kasunduan sa datos
paper-sla = kasunduan sa serbisyo
paper-license = lisensya
