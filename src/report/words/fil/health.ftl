# Kalusugan ng mga kliyente.

health-title = Kalusugan ng { $client }
health-title-all = Kalusugan ng mga kliyente
health-nobody = Walang kliyenteng nasa pangangalaga natin.
health-heuristic = Isa itong heuristika: sinasabi kung saan titingin, hindi kung ano ang iisipin. Ang pulso ay sariling hatol ng tagapamahala at hindi inihahalo.
health-score = puntos
health-light = kulay
health-coverage = saklaw
health-change = { $time }
health-pulse = pulso
health-no-pulse = hindi ibinigay
health-unknown = hindi alam
health-insufficient = kulang ang nalalaman
health-well = walang problema
health-reds = Pula anuman ang puntos
health-factors = Mga salik
health-factor = salik
health-weight = bigat
health-found = natuklasan
health-no-data = walang datos
health-records = Mga talang pinagbatayan
health-trend = Puntos sa loob ng { $time }
health-trend-summary = Mula { $from } noong { $since } hanggang { $to } ngayon; bawat araw ayon sa nalalaman noon.
health-why = { $factor }: { $said }

factor-contact = pakikipag-usap
factor-promises = mga pangako
factor-satisfaction = kasiyahan
factor-relationship = ugnayan
factor-payment = pagbabayad
factor-goal = layunin
factor-continuity = pagpapatuloy

factor-short-contact = pag-uusap
factor-short-promises = pangako
factor-short-satisfaction = kasiyahan
factor-short-relationship = ugnayan
factor-short-payment = bayad
factor-short-goal = layunin
factor-short-continuity = patuloy

health-contact = { $spoken ->
    [yes] huling nag-usap { $ago } ({ $day })
   *[no] hindi pa nag-uusap; kliyente mula { $day }, { $ago }
}; { $agreed ->
    [yes] napagkasunduan: { $cadence }
   *[no] walang napagkasunduan, { $cadence } ayon sa antas ng kliyente
}{ $unreached ->
    [yes] ; { $cadences } ulit na niyon ang lumipas nang hindi nakakausap ang nagpapasya, kaya hanggang { $cap } lamang
   *[no] {""}
}
health-promises = { $kept } sa { $due } ang natupad sa oras, { $warned } ang nahuli ngunit may paunang babala, { $overdue } ang bukas pa at lampas na sa takda
health-satisfaction = { $scores ->
    [0] walang sagot sa survey
    [one] { $scores } sagot sa survey
   *[other] { $scores } sagot sa survey
} at himig ng { $moods ->
    [0] walang pag-uusap
    [one] { $moods } pag-uusap
   *[other] { $moods } pag-uusap
}: average na { $mean }{ $complaints ->
    [0] {""}
    [one] ; { $complaints } bukas na reklamo, bawas na { $off }
   *[other] ; { $complaints } bukas na reklamo, bawas na { $off }
}
health-relationship = { $threads ->
    [0] walang nakakausap
    [1] iisa lamang ang nakakausap, kaya hanggang { $cap } lamang
   *[other] { $threads } ang nakakausap
}; { $decider ->
    [yes] nakausap ang nagpapasya
   *[no] hindi nakausap ang nagpapasya
}; { $champion ->
    [yes] may tagapagtanggol
   *[no] walang tagapagtanggol
}{ $against ->
    [yes] ; { $resistant } ng kapangyarihan ang tutol
   *[no] {""}
}
health-payment-none = walang utang
health-payment-current = { $open } ang bukas, walang lampas sa takda
health-payment-overdue = { $overdue } ang lampas sa takda sa { $open } na bukas, { $oldest } ang pinakaluma
health-goal = { $state }{ $track ->
    [yes] , nasa landas
   *[no] {""}
}{ $overdue ->
    [yes] , lampas na ang pagsusuri
   *[no] {""}
}
health-goal-none = walang alam na layunin
health-drift = { $share } ng mga hiling ang hindi nagsusulong nito
health-continuity = maaaring umatras hanggang { $day }, { $days ->
    [0] ngayon na
   *[other] { $days } araw pa
}, hindi pa napagpapasyahan
health-continuity-passed = maaaring umatras hanggang { $day }, { $days ->
   *[other] { $days } araw na ang nakalipas
}, hindi napagpasyahan
health-continuity-decided = maaaring umatras hanggang { $day }; pasya: { $decision }

red-old-invoice = { $days ->
    [one] { $days } araw
   *[other] { $days } araw
} nang lampas sa takda ang invoice { $called }
red-critical-complaint = { $days ->
    [one] { $days } araw ng trabaho
   *[other] { $days } araw ng trabaho
} nang bukas ang kritikal na reklamo
red-broken-promise = sinira natin ang pangakong “{ $called }” nang walang babala, { $days ->
    [one] { $days } araw ng trabaho
   *[other] { $days } araw ng trabaho
} na ang nakalipas
red-cut-thread = umalis na ang nag-iisang nakakausap natin: { $called }
red-notice = ibinigay na ang abiso ng pagtatapos ng kontrata { $called }
