# Ang portfolio.

portfolio-title = Portfolio { $period }: { $from } hanggang { $to }
portfolio-note = Bawat bilang ay may panahon, batayan at dami ng talang pinagbatayan; inililista ng --rows ang mga ito. Hindi kailanman pinagsasama ang magkaibang salapi.
portfolio-of = Mga kliyente lamang ni { $manager }.
portfolio-figure = sukatan
portfolio-value = halaga
portfolio-base = batayan
portfolio-rows = tala
portfolio-time = panahon
portfolio-span = { $from } – { $to }
portfolio-entry = tala
portfolio-part = papel
portfolio-was = sa simula
portfolio-days = { $count ->
   *[other] { $number } araw
}
portfolio-hours = { $count ->
   *[other] { $number } oras ng trabaho
}
portfolio-under-an-hour = wala pang 1 oras ng trabaho
portfolio-months = { $count ->
   *[other] { $number } buwan
}
portfolio-too-few = { $count ->
    [one] { $count } sagot, { $least } ang kailangan
   *[other] { $count } sagot, { $least } ang kailangan
}
portfolio-recurring = Paulit-ulit na kita bawat buwan, { $currency }
portfolio-recurring-summary = Mula { $from } hanggang { $to }.
portfolio-health = Kalusugan
portfolio-risk-red = bawat buwan mula sa mga pula
portfolio-risk-amber = bawat buwan mula sa mga dilaw
portfolio-movers = Nagbago mula nang magsimula ang panahon:
portfolio-mover = { $client }: { $before } → { $now }
portfolio-renewals = Mga renewal
portfolio-within = sa loob ng { $count } araw
portfolio-renewals-of = { $count }, { $open } ang hindi pa napagpapasyahan; nakataya: { $sum }
portfolio-ageing = Ang utang sa atin
portfolio-concentration = Konsentrasyon sa loob ng 12 buwan
portfolio-share = { $client }: { $share } ({ $money }), { $light }
portfolio-losses = Mga nawala
portfolio-loss = { $client }, { $day }: { $reason }, { $avoidable ->
    [yes] naiwasan sana
    [no] hindi maiiwasan
   *[unknown] walang nagsabi kung naiwasan sana
}{ $has ->
    [yes] ; { $said }
   *[no] {""}
}
portfolio-no-reason = walang nakasulat na dahilan
portfolio-completeness = Kabuuan ng tala: ang pinakakulang
portfolio-written = nakasulat
portfolio-missing = kulang
portfolio-staleness = Matagal nang hindi nasusuri
portfolio-goals = layunin
portfolio-forces = puwersa
portfolio-people = tao
portfolio-longest = pinakamatagal

figure-recurring-revenue = paulit-ulit na kita bawat buwan
figure-net-retention = netong pagpapanatili ng kita
figure-gross-retention = kabuuang pagpapanatili ng kita
figure-revenue-retention = pagpapanatili ng kita, 12 buwan
figure-logo-churn = mga kliyenteng nawala
figure-repeat-orders = mga kliyenteng umulit ng order
figure-referral-share = mga bagong kliyente mula sa rekomendasyon
figure-nps = NPS
figure-csat = CSAT
figure-ces = CES
figure-our-promises = ating mga pangakong natupad sa oras
figure-their-promises = kanilang mga pangakong natupad sa oras
figure-warned-ahead = mga pagkahuli nating naibabala
figure-delivered-in-time = mga proyektong naihatid sa oras
figure-response-time = tagal bago sumagot, gitna
figure-dso = araw ng benta na sisingilin pa
figure-concentration = bahagi ng pinakamalaking kliyente
figure-lifetime = tagal bilang kliyente, average

base-recurring-revenue = { $count ->
    [one] { $count } kontratang may bisa
   *[other] { $count } kontratang may bisa
}
base-net-retention = sa { $money } bawat buwan sa simula
base-gross-retention = sa { $money } bawat buwan sa simula
base-revenue-retention = sa { $money } noong naunang taon
base-logo-churn = { $count ->
    [one] sa { $count } kliyente sa simula
   *[other] sa { $count } kliyente sa simula
}
base-repeat-orders = { $count ->
    [one] sa { $count } kliyenteng may order
   *[other] sa { $count } kliyenteng may order
}
base-referral-share = { $count ->
    [one] sa { $count } bagong kliyente
   *[other] sa { $count } bagong kliyente
}
base-nps = { $count } sagot
base-csat = { $count } sagot
base-ces = { $count } sagot
base-our-promises = sa { $count } na dumating ang takda
base-their-promises = sa { $count } na dumating ang takda
base-warned-ahead = sa { $count } na nahuli
base-delivered-in-time = sa { $count } na naihatid
base-response-time = { $count ->
    [one] { $count } sagot
   *[other] { $count } sagot
}
base-dso = { $money } ang siningil
base-concentration = sa { $money } na siningil
base-lifetime = { $count ->
    [one] { $count } kliyente
   *[other] { $count } kliyente
}

part-counted = kasama
part-owed = utang
part-billed = siningil
part-same = walang pagbabago
part-expansion = nadagdagan
part-contraction = nabawasan
part-churned = nawala
part-in-time = sa oras
part-late-warned = nahuli, may babala
part-late = nahuli
part-lost = nawala
part-stayed = nanatili
part-repeated = umulit ng order
part-once = isang order
part-referred = inirekomenda
part-other-source = sa ibang paraan
part-promoter = tagapagtaguyod
part-passive = walang kinikilingan
part-detractor = tumutuligsa
part-satisfied = nasiyahan
part-unsatisfied = hindi nasiyahan

loss-price = presyo
loss-competition = kakumpitensiya
loss-budget = badyet
loss-missing-capability = kulang sa kakayahan
loss-no-decision-maker = walang naabot na nagpapasya
loss-unresponsive = hindi na sumagot
loss-timing = hindi tamang panahon
loss-in-house = ginagawa nila mismo
loss-bankruptcy = pagkalugi
loss-relationship = nagkagalit ang mga tao
loss-quality = kalidad
loss-other = ibang dahilan
