using 'main.bicep'

// Where people's data are. Before the first run: is Flex Consumption offered in Indonesia Central by now
// (az functionapp list-flexconsumption-locations)? If not: param plan = 'EP1'.
param environmentName = 'prod'
param location = 'indonesiacentral'
param privateNetworking = true
// From where the vault is given its secrets; empty for nowhere.
param operatorAddresses = [readEnvironmentVariable('SERTIKESOS_OPERATOR_ADDRESS', '')]
param alertEmails = [readEnvironmentVariable('SERTIKESOS_ALERT_EMAIL', 'operator@example.go.id')]
// The bill is about 90 dollars with private endpoints (docs/cost.md); in the currency of the subscription.
param monthlyBudget = 120
param budgetStart = '2026-12-01'
param logRetentionDays = 180
param dailyLogGigabytes = 2
param locks = true
param settings = {
  Alerts__SmtpHost: ''
  Alerts__SmtpUser: ''
  Alerts__From: ''
  Alerts__ReplyTo: ''
  // The first runs write to the ministry's own addresses alone; empty afterwards.
  Alerts__AllowList: 'operator@example.go.id'
  Notices__PublicUrl: ''
  Notices__Ministry: ''
  Summaries__Contact: 'Pengelola data SDM Kesejahteraan Sosial, Kementerian Sosial RI'
}
// Put the secret into the vault first, then name its setting here: param secretSettings = ['Alerts__SmtpPassword']
