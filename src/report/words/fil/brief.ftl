# Pahina bago ang pulong.

brief-title = { $client }: bago ang pulong
brief-meeting = Susunod na { $kind }: { $moment }
brief-with = kasama { $count ->
    [1] si
   *[other] sina
} { $names }
brief-due-ours = Susunod na takda, sa atin: { $what }, hanggang { $day }
brief-due-theirs = Susunod na takda, sa kanila: { $what }, hanggang { $day }
brief-overdue-ours = Lampas na sa takda mula { $day }, sa atin: { $what }
brief-overdue-theirs = Lampas na sa takda mula { $day }, sa kanila: { $what }
brief-no-purpose = Walang nakaplano at walang takda.
brief-people = Mga tao
brief-others = Naroon din: { $names }
brief-goal = Layunin
brief-no-goal = Walang nakasulat na layunin.
brief-last = Mga huling ugnayan
brief-no-last = Walang nakasulat na ugnayan.
brief-ours = Ipinangako natin
brief-theirs = Ipinangako nila
brief-requests = Mga bukas na kahilingan
brief-changes = Bago sa paligid nila mula { $day }
brief-changes-ever = Bago sa paligid nila
brief-money = Pera at mga kontrata
brief-complaints = Mga reklamo
brief-questions = Itanong
brief-more = at { $count ->
    [one] { $count } tanong pa
   *[other] { $count } tanong pa
}: nasa --format json ang lahat
brief-next = Susunod
brief-next-after = Pagkatapos ng pulong

ask-supplier = Sino ang mga supplier ninyo, at ano ang nagbabago sa kanila?
ask-customer = Sino ang bumibili sa inyo, at ano ang nagbabago sa kanila?
ask-competitor = Sino ang kakumpitensya ninyo, at ano ang binabalak nila?
ask-substitute = Ano ang puwedeng ipalit ng mga mamimili ninyo sa inyo?
ask-cadence = Gaano kadalas tayo mag-uusap?
ask-urgent = Sino ang tatawagan kapag may emergency?
ask-decider = Sino ang may huling salita sa trabaho natin?
ask-people = Sino pa ang kumakatawan sa inyo?
ask-goal = Ano ang dapat magbago sa negosyo ninyo kapag natapos ito?
ask-goal-sure = Ito pa rin ba ang layunin: “{ $statement }”?
ask-metric = Sa anong bilang ninyo makikitang gumana ito: “{ $statement }”?
ask-actual = Nasaan na ang bilang ngayon: { $metric }?
ask-engagement = Ano ang tingin ni { $name } sa trabaho natin?
ask-answers = Ano ang kailangang iulat ni { $name }?
ask-wins = Ano ang mapapala ni { $name } kapag nagtagumpay ito?
ask-fears = Ano ang maaaring ayaw ni { $name } dito?
ask-place = Gaano kalaki ang kapangyarihan ni { $name }, at gaano ito kahalaga sa kanya?
ask-budget = Magkano ang kaya ninyong gastusin sa amin sa isang taon?
