# Mga salita para sa mga pagpipilian sa file ng kliyente.

role-decision-maker = nagpapasya
role-economic-buyer = may hawak ng badyet
role-approver = nag-aapruba
role-sponsor = sponsor
role-champion = tagapagtanggol natin
role-coach = tagapayo sa loob
role-user = gumagamit
role-technical-evaluator = teknikal na tagasuri
role-influencer = nakakaimpluwensiya
role-gatekeeper = tagabantay
role-procurement = pamimili
role-legal = legal
role-billing = tagabayad ng bill
role-day-to-day = kausap araw-araw
role-blocker = humahadlang

engagement-unaware = walang alam
engagement-resistant = tutol
engagement-neutral = walang kinikilingan
engagement-supportive = sumusuporta
engagement-leading = nangunguna

quadrant-manage-closely = Tutukan
quadrant-keep-satisfied = Panatilihing kontento
quadrant-keep-informed = Balitaan palagi
quadrant-monitor = Bantayan

kind-meeting = pulong
kind-call = tawag
kind-video = video call
kind-email = email
kind-message = mensahe
kind-visit = pagbisita
kind-event = kaganapan
kind-review = pagsusuri ng proyekto
kind-report = ulat
kind-document = dokumento
kind-gift = regalo
kind-training = pagsasanay
kind-escalation = eskalasyon
kind-note = tala

goal-state-unknown = hindi pa alam
goal-state-hypothesis = palagay pa lang
goal-state-confirmed = kumpirmado
goal-state-revised = binago
goal-state-achieved = naabot
goal-state-abandoned = hindi na itinuloy

alignment-advances = palapit sa layunin
alignment-neutral = walang epekto sa layunin
alignment-detracts = palayo sa layunin
alignment-harmful = nakakasama sa layunin
alignment-unknown = hindi pa natitimbang

decision-pending = wala pang pasya
decision-accepted = tinanggap
decision-deferred = ipinagpaliban
decision-declined = tinanggihan
decision-converted = naging ibang gawain

project-status-planned = nakaplano
project-status-active = ginagawa
project-status-on-hold = nakatigil muna
project-status-done = tapos na
project-status-cancelled = kinansela

light-green = berde
light-amber = dilaw
light-red = pula

direction-supplier = mga supplier
direction-customer = mga mamimili ng kliyente
direction-competitor = mga kakumpitensya
direction-substitute = mga pamalit
direction-internal = sa loob
direction-new-entrant = mga bagong pasok
direction-regulation = regulasyon
direction-technology = teknolohiya
direction-economy = ekonomiya
direction-other = iba pa

impact-positive = mabuti para sa kliyente
impact-negative = masama para sa kliyente
impact-mixed = may mabuti at may masama
impact-unknown = hindi pa malinaw ang epekto

severity-low = mababa
severity-medium = katamtaman
severity-high = mataas
severity-critical = kritikal

contract-kind-msa = pangunahing kontrata
contract-kind-sow = kasunduan sa gawain
contract-kind-addendum = dagdag na kasunduan
contract-kind-change-order = kasunduan sa pagbabago
contract-kind-nda = kasunduan sa pagiging kumpidensiyal
contract-kind-dpa = kasunduan sa personal na datos
contract-kind-sla = kasunduan sa antas ng serbisyo
contract-kind-license = lisensya

contract-state-draft = burador
contract-state-negotiating = pinag-uusapan
contract-state-sent = ipinadala
contract-state-awaiting-signature = naghihintay ng pirma
contract-state-active = may bisa
contract-state-expired = lumipas na
contract-state-terminated = tinapos na
contract-state-superseded = napalitan na

period-monthly = kada buwan
period-quarterly = kada kuwarter
period-yearly = kada taon

handover-kind-sales-to-account = mula sales patungong account manager
handover-kind-account-to-account = mula isang manager patungo sa isa pa
handover-kind-cover = pansamantalang kapalit
handover-kind-return = pagbabalik matapos ang pagpalit

invoice-status-open = hindi pa bayad
invoice-status-partly-paid = bahagyang bayad
invoice-status-partly-paid-overdue = bahagyang bayad, lampas na sa takda
invoice-status-paid = bayad na
invoice-status-overdue = lampas na sa takda
invoice-status-disputed = tinututulan

confidentiality-normal = Walang natatanging pagkakumpidensiyal.
confidentiality-nda = May bisa ang kasunduan sa pagiging kumpidensiyal: walang sasabihin sa labas ng kompanya.
confidentiality-restricted = Limitado: ang pangkat lamang ng kliyenteng ito ang maaaring makaalam.
