using 'main.bicep'

// The same as production, one size smaller, to rehearse a release and a restore in. Data are copies only where that is allowed.
param environmentName = 'staging'
param location = 'indonesiacentral'
// From where the vault is given its secrets; empty for nowhere.
param operatorAddresses = [readEnvironmentVariable('SERTIKESOS_OPERATOR_ADDRESS', '')]
param alertEmails = [readEnvironmentVariable('SERTIKESOS_ALERT_EMAIL', 'operator@example.go.id')]
param maximumInstances = 10
param monthlyBudget = 60
param budgetStart = '2026-12-01'
param logRetentionDays = 30
param dailyLogGigabytes = 1
param settings = {
  Alerts__Stopped: 'true'
}
