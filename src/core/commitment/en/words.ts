import type { WordClasses } from '../pattern.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** English words by what they do in an update about an outage, in base form. */
export const CLASSES = {
  us: words(
    'we i us team teams engineer engineers engineering company crew staff colleagues ops operations management',
  ),
  will: words("will 'll shall wo gonna"),
  would: words('would should must will'),
  see: words('see observe show notice expect'),
  forecast: words(
    'expect expected anticipate estimate estimated hope hopeful aim plan target project projected predict schedule scheduled intend should will shall likely eta promise looking optimistic confident may might could would believe think ought must wo gonna slate slated',
  ),
  recovery: words(
    'recover recovery recovered restore restoration restored resolve resolution resolved fix fixed fixing mitigation mitigate mitigated repair repaired back normal normally available availability complete completed completion finish finished done ready online up live operational deploy deployed deployment release roll rolled rollout rollback revert clear cleared catch caught drain drained process processing backlog queue green service services work working functional stabilize stabilise return lift lifted rebuild reindex re-index sync synced propagate power hardware replacement part parts data fully full hotfix patch improve improvement place over end ends take reopen resume resumed effect come again able login log send sort sorted ship regenerate fine good rebuilt usable readable sync reachable reappear normalize normalise settle',
  ),
  update: words(
    'update updates bulletin bulletins message note report status information info news details announcement post communication communications briefing statement summary word email mail call comment',
  ),
  tell: words(
    'provide post send share give issue publish follow be expect come get receive release have make offer supply deliver communicate write announce arrive appear due hear bring add call provided posted sent shared',
  ),
  another: words('another next further more additional following subsequent new fuller detailed final first again'),
  review: words('rca postmortem post-mortem retrospective analysis review write-up writeup root pir'),
  improve: words(
    'improve enhance strengthen harden redesign rewrite refactor rearchitect re-architect rearchitecture automate diversify reevaluate re-evaluate overhaul modernize modernise rework revamp bolster fortify optimize optimise rethink tighten streamline revisit reassess re-assess refine upskill',
  ),
  harden: words('review revise invest hire train replace extend expand examine audit reexamine'),
  make: words(
    'make take put do develop prepare carry undertake conduct perform introduce implement initiate pursue have build create begin start ',
  ),
  measure: words(
    'improvement improvements enhancement enhancements measure measures step steps safeguard safeguards solution solutions alternative alternatives option options way ways upgrade upgrades iteration plan plans change changes investment investments initiative initiatives effort efforts project projects approach approaches redesign',
  ),
  change: words(
    'add introduce implement build create develop expand extend increase update tune reduce separate simplify replace consolidate shard split isolate move provision adopt establish ensure limit rotate install deploy enforce test review revise train document audit change adjust correct address minimize minimise eliminate decrease lower validate schedule prioritize prioritise roll configure scale partition decouple remove refine raise better leverage equip educate switch convert prevent strengthen finalize finalise accelerate notify alert migrate evaluate explore purchase order transition audit decommission retire backup test bump invest speed protect verify guard adapt distribute formalize upgrade',
  ),
  durable: words(
    'add introduce implement build create develop expand extend increase separate simplify consolidate shard split isolate establish limit enforce require train document audit minimise minimize eliminate decouple educate prevent migrate adopt automate review revise upgrade invest hire pin lower raise tune purchase partition rotate validate protect guard reduce distribute',
  ),
  safeguard: words(
    'monitoring monitor monitors alert alerts alerting alarm alarms test tests testing coverage process processes procedure procedures tooling tools safeguard safeguards guardrail guardrails resilience resiliency resilient redundancy redundant redundantly failover fail-over automation automated validation validations check checks detection documentation docs policy policies training architecture architectural infrastructure logging dashboard dashboards runbook runbooks playbook playbooks limits limiting limiter limiters throttling rollout rollouts canary canaries review reviews backup backups communication telemetry metrics observability instrumentation practices protection protections protocol protocols planning preparedness robustness robust reliability stability scalability headroom quota quotas breaker breakers killswitch isolation mechanisms mechanism controls control design re-design approval permanent long-term roadmap schema strategy replica replicas sharding workflow',
  ),
  better: words(
    'better faster quicker safer sooner stronger proactively rare rarer robust resilient reliable reliably automatically gracefully seamlessly earlier',
  ),
  fixnow: words(
    'fix mitigation patch hotfix rollback workaround recovery resolution restoration solution remediation failover',
  ),
  recur: words(
    'recur recurrence recurrences reoccur reoccurrence re-occur re-occurrence repeat repetition recurring reoccurring repeated',
  ),
  recurs: words('happen occur recur reoccur repeat arise resurface'),
  harm: words(
    'outage outages error errors failure failures fail failing failed unavailable unavailability downtime slow slowness slowdown degraded degradation latency delay delays delayed timeout timeouts disruption disruptions interruption interruptions issue issues problem problems loss lost crash crashes crashed crashing impact impacted lockout offline unreachable inaccessible broken incident unable drop dropped inability overload overloaded missing incorrect corrupted corruption stop stopped stall stalled down exhaustion restart restarts backlog elevated increased duplicate duplicates rejected denied saturation contention 500s 5xx 503 502 500',
  ),
  happen: words(
    'happen occur recur reoccur return repeat come arise bite see experience fail go affect impact cause break hit suffer surface resurface face encounter lose',
  ),
  trouble: words(
    'outage outages downtime failure failures interruption interruptions incident incidents issue issues problem problems disruption disruptions error errors expiry mistake mistakes event events degradation bug repeat',
  ),
  sure: words(
    'ensure guarantee guaranteed certain confident assure assurance assured promise committed commit sure rest pledge vow word certainty stake convinced confidence',
  ),
  credit: words(
    'credit credits refund refunds reimbursement reimbursements compensation rebate rebates voucher vouchers discount discounts goodwill penalty penalties payout payouts',
  ),
  pay: words('refund reimburse compensate comp rebate recompense void'),
  money: words(
    'invoice invoices bill bills fee fees charge charges payment subscription month year week day renewal minutes usage statement price plan trial trials sla hours overage overages billing',
  ),
  supplier: words(
    'provider providers vendor vendors supplier suppliers upstream upstreams third-party 3rd-party third-parties carrier carriers isp isps registrar registrars contractor contractors subcontractor subcontractors telco colo premises backbone peering',
  ),
  agent: words(
    'provider providers vendor vendors supplier suppliers upstream upstreams third-party 3rd-party third-parties carrier carriers isp isps registrar registrars contractor contractors subcontractor subcontractors telco colo premises partner partners manufacturer landlord excavator digger backhoe builders electrician',
  ),
  wrong: words(
    'fail break damage cut sever shut reboot disable suspend block disconnect unplug misconfigure drop deny refuse neglect forget delay kill remove delete dig strike pull terminate ignore omit rebooted miss mishandle switch',
  ),
  named: words(
    'aws amazon azure gcp cloudflare fastly akamai rackspace twilio stripe equinix ovh ovhcloud hetzner linode vultr dyn verizon comcast cogent telia centurylink microsoft facebook meta oracle openai anthropic sendgrid mailgun zayo ntt softlayer digicert godaddy namecheap paypal adyen plaid okta auth0 pagerduty datadog mongodb confluent snowflake heroku vercel netlify digitalocean google gitlab bitbucket slack zoom salesforce intuit quickbooks lumen at&t vodafone telekom telekom telstra colt gtt hibernia level3 cloudvendor s3 ec2 apple cisco juniper dell vmware citrix f5 jfrog nokia ericsson huawei ntt docker npm hashicorp',
  ),
  supplierhead: words(
    'provider providers vendor vendors supplier suppliers partner partners operator company processor carrier registrar party',
  ),
  fault: words(
    'issue issues problem problems outage outages failure failures error errors fault faults degradation degraded disruption disruptions incident incidents misconfiguration bug bugs mistake mistakes fail failed failing defect defects downtime break broke broken negligence interruption interruptions instability unstable difficulties trouble erroneous incorrect incorrectly faulty unavailable unavailability cut experiencing suffer suffered experienced misconfigured wrongly disabled suspended blocked dropped',
  ),
  people: words(
    'engineer engineers operator technician technicians employee employees developer developers admin administrator sysadmin colleague contractor intern someone somebody he she dave team staff person individual member members',
  ),
  slip: words(
    'accidentally mistakenly inadvertently incorrectly wrongly erroneously skip skipped forgot forget forgotten broke misconfigured mistyped neglect neglected careless carelessly failed blew screwed messed botched',
  ),
  because: words('cause trigger attribute trace stem result originate owe'),
  hedge: words(
    'believe suspect suspected suspect appear seem seems appears may might could possibly potentially potential probably likely theory hypothesis suggest suggests perhaps maybe think unclear whether if suspicion possible presume presumably assume apparently looks hypothesize unsure candidate probable',
  ),
  vaguecause: words(
    'issue issues problem problems incident incidents outage disruption degradation it this that these which they errors error failures failure impact event situation interruption what',
  ),
  concrete: words(
    'bug change changes update upgrade deploy deployment release configuration config misconfiguration migration spike surge load traffic query queries lock locks deadlock leak certificate certificates cert disk memory cpu power fiber fibre router routers switch switches cable attack ddos race database node nodes cache job jobs script flag patch rollout maintenance mistake capacity exhaustion overload bottleneck firmware hardware software kernel dns bgp network networking storage server servers cluster queue credential credentials token key replication regression limit limits threshold timeout timeouts expired expiry expiration race-condition defect corruption corrupted index table schema dependency dependencies component service backend infrastructure connectivity configuration settings setting command error typo rule rules firewall proxy balancer balancers vlan loop breaker cooling generator ups transformer outage failure failures fault saturation contention latency congestion connections connection pool pools garbage module library version code commit feature experiment crash packet loss latency volume provider vendor party upstream migration restart reboot process procedure automation system human utilization scaling autoscaling rollback merge pipeline permissions permission policy lack insufficient depletion mismatch incompatibility incompatible conflict instance instances host hosts rack cache caching dataset data partition shard replica failover storm flood bot bots crawler scrapers requests demand growth logic lightning fire flood storm lock device',
  ),
  find: words(
    'identify find discover trace determine isolate narrow detect pinpoint uncover confirm locate diagnose conclude reveal show indicate learn establish point',
  ),
  component: words(
    'disk disks drive drives router routers switch switches database databases ups transformer breaker breakers cable cables fiber fibre link links certificate certificates node nodes balancer balancers firewall firewalls controller generator generators chiller chillers battery batteries board boards card cards supply supplies memory raid array query queries cache proxy proxies kernel module script cluster queue pool processor processors motherboard fan fans feed circuit circuits port ports volume index replica primary failover sensor pump compressor logic gear subsystem daemon thread threads gateway gateways device devices equipment hardware appliance ats pdu',
  ),
  breakdown: words(
    'fail crash die break short burn overheat expire malfunction explode melt leak trip stall deadlock hang freeze lock blow',
  ),
} as const satisfies WordClasses;
