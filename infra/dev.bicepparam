using 'main.bicep'

// An environment to try things in: small, without locks, with invented data alone. It may stand in any region.
param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION', 'southeastasia')
param redundancy = 'Standard_LRS'
param maximumInstances = 5
// From where the vault is given its secrets; empty for nowhere.
param operatorAddresses = [readEnvironmentVariable('SERTIKESOS_OPERATOR_ADDRESS', '')]
param alertEmails = [readEnvironmentVariable('SERTIKESOS_ALERT_EMAIL', 'operator@example.go.id')]
param monthlyBudget = 50
param budgetStart = '2026-12-01'
param logRetentionDays = 30
param dailyLogGigabytes = 1
param softDeleteDays = 7
param locks = false
param settings = {
  // Whoever tries must not write to strangers.
  Alerts__Stopped: 'true'
}
