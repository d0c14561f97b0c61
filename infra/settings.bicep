// What the program is told, apart from where things are. Names are those of local.settings.sample.json; what is not stated has
// the default of the program. Schedules are here because the Functions host resolves them from app settings alone.

@export()
@description('Settings that hold a secret: the template only points at the vault, the operator puts the secret there under the name with hyphens (Alerts-SmtpPassword).')
type secretSetting =
  | 'Alerts__SmtpPassword'
  | 'Alerts__Imap__Password'
  | 'Alerts__WhatsApp__Token'
  | 'Alerts__WhatsApp__AppSecret'
  | 'Alerts__WhatsApp__VerifyToken'
  | 'Alerts__Sms__Secret'

@export()
@description('How long the program keeps what; 0 keeps for ever (docs/operations.md, Retention).')
type retention = {
  @minValue(0)
  inboxDays: int

  @minValue(0)
  receiptsDays: int

  @minValue(0)
  originalsMonths: int

  @minValue(0)
  registerVersionsMonths: int

  @minValue(0)
  musterMonths: int

  @minValue(0)
  alertsMonths: int

  @minValue(0)
  submissionsMonths: int
}

@export()
var schedules = {
  Rosters__SweepSchedule: '0 */3 * * * *'
  Retention__Schedule: '0 30 19 * * *'
  Summaries__Schedule: '0 0 1 1 * *'
  Summaries__SweepSchedule: '0 5/10 * * * *'
  Alerts__Schedule: '0 0 1 * * *'
  Alerts__RepliesSchedule: '30 */10 * * * *'
  Notices__Schedule: '0 15 1,3,5,7 * * *'
}
