using '../main.bicep'

// Everything that the environments of infra/ leave at its default, the other way round.
param environmentName = 'premium'
param location = 'indonesiacentral'
param plan = 'EP1'
param intake = 'polling'
param privateNetworking = true
param appAccess = 'Private'
param dataPublicNetworkAccess = 'Disabled'
param signInClientId = '00000000-0000-0000-0000-0000000000aa'
param operatorAddresses = ['203.0.113.7', '']
param operatorPrincipalId = '00000000-0000-0000-0000-0000000000bb'
param operatorPrincipalType = 'Group'
param operatorTools = true
param scanUploads = true
param alertEmails = ['operator@example.go.id', 'kedua@example.go.id']
param monthlyBudget = 700
param budgetStart = '2026-12-01'
param keep = {
  inboxDays: 0
  receiptsDays: 400
  originalsMonths: 60
  registerVersionsMonths: 60
  musterMonths: 60
  alertsMonths: 24
  submissionsMonths: 60
}
param secretSettings = ['Alerts__SmtpPassword', 'Alerts__WhatsApp__Token']
