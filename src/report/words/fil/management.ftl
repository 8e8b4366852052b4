# Mga renewal, dami ng hawak at paglayo sa layunin.

renewals-title = Mga renewal hanggang { $day }
renewals-none = Walang kailangang pagpasyahan hanggang sa araw na iyon.
renewals-contract = kontrata
renewals-deadline = abiso hanggang
renewals-ahead = natitira
renewals-ends = wakas
renewals-goes-on = pagkatapos
renewals-by-itself = kusang nagpapatuloy
renewals-stops = titigil
renewals-decision = pasya
renewals-amount = sa isang taon, o kabuuan
renewals-at-stake = nakataya, hindi pa napagpapasyahan
renewals-nothing = wala
renewals-note = Ang kontratang walang panahon ng abiso ay binibilang ayon sa wakas nito. Ang nakataya ay ang pumapasok sa isang taon; kung walang paulit-ulit na bayad, ang halaga ng buong kontrata.

load-title = Dami ng hawak
load-none = Walang may hawak.
load-member = miyembro
load-grade = antas
load-clients = kliyente
load-weight = bigat
load-percent = hawak
load-projects = proyekto
load-contacts = usap sa isang buwan
load-recurring = pumapasok buwan-buwan
load-away = wala
load-over = hangganan
load-over-yes = lampas sa hangganan
load-of = { $count } sa { $limit }
load-absence = { $now ->
    [yes] ngayon, hanggang { $to }
   *[no] mula { $from } hanggang { $to }
}{ $covered ->
    [yes] , si { $cover } ang kapalit
   *[no] , walang kapalit
}
load-capacity = Hawak ng mga account manager ang { $weight } sa { $limit }: { $spare ->
    [0] wala nang puwang para sa isa pang kliyente
    [one] may puwang pa para sa { $spare } karaniwang kliyente
   *[other] may puwang pa para sa { $spare } karaniwang kliyente
}{ $over ->
    [0] .
    [one] , at { $over } ang sobra sa kinalalagyan nito.
   *[other] , at { $over } ang sobra sa kinalalagyan nila.
}
load-note = Ang mga kliyente lamang na inaalagaan habang may gawain at pagkatapos nito ang binibilang, bawat isa ayon sa bigat nito. Ang usap sa isang buwan ay ang hinihingi ng napagkasunduan, o ng antas ng kliyente kung wala.

grade-junior = junior
grade-middle = middle
grade-senior = senior
grade-head = pinuno

drift-title = Paglayo sa layunin
drift-none = Walang humiling ng anuman sa loob ng { $time }.
drift-requests = hiling
drift-astray = hindi para sa layunin
drift-share = bahagi
drift-is = paglayo
drift-yes = lumalayo
drift-wish = { $what } ({ $alignment }; { $decision })
drift-note = Mga hiling sa loob ng { $time } hanggang ngayon. Paglayo ang tawag kapag higit sa { $limit } ang hindi nagsusulong ng layunin at may { $least } man lamang; ibinabawas sa puntos ng kalusugan ang anumang bahaging higit doon.
