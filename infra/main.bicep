// SertiKesos on Azure, all of it: `azd up`, or `az deployment group create`. See infra/README.md.
targetScope = 'resourceGroup'

import { retention, schedules, secretSetting } from 'settings.bicep'

@description('Short name of this environment, such as dev or prod.')
@minLength(1)
@maxLength(24)
param environmentName string

@description('Region, without a default. Data of public bodies are to be kept in Indonesia (PP 71/2019 article 20): indonesiacentral, unless the exception of article 20(3) holds. Ask first: az functionapp list-flexconsumption-locations.')
param location string

@description('FC1: Flex Consumption, pays for what runs. EP1: Elastic Premium, for regions without Flex Consumption; one instance always runs.')
@allowed(['FC1', 'EP1'])
param plan string = 'FC1'

@description('events: Event Grid tells of each roster. polling: the blob trigger looks; EP1 alone can do that.')
@allowed(['events', 'polling'])
param intake string = 'events'

@description('The brake of the bill: never more instances at once (EP1: at most 100).')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of an instance of Flex Consumption. Rosters of 25 MiB need 2048.')
@allowed([2048, 4096])
param instanceMemory int = 2048

@description('Name of the package in the container of packages, for EP1 alone.')
param premiumPackage string = 'sertikesos.zip'

@description('Copies in three buildings (ZRS), or in one where the region has no more (LRS).')
@allowed(['Standard_ZRS', 'Standard_LRS'])
param redundancy string = 'Standard_ZRS'

@description('Instances in several buildings as well, where the plan offers it in the region.')
param zoneRedundant bool = false

@description('Private endpoints instead of service endpoints: dearer by seven endpoints and five zones a month (infra/README.md).')
param privateNetworking bool = false

@description('Private: the app itself has no public address; needs privateNetworking and a front of your own.')
@allowed(['Public', 'Private'])
param appAccess string = 'Public'

@description('With privateNetworking: whether the firewall of the data account stays, refusing all but Azure services, or the public way is closed altogether. Event Grid needs the first until the second was tried.')
@allowed(['Enabled', 'Disabled'])
param dataPublicNetworkAccess string = 'Enabled'

@description('A /24 for the network of the app that nothing else uses.')
param addressPrefix string = '10.77.0.0/24'

@description('Public addresses from which operators reach vault and data with tools, such as 203.0.113.7. Without one azd cannot put the index keys into the vault. Empty texts are passed over.')
param operatorAddresses string[] = []

@description('Object id of the person or group that puts secrets into the vault; empty for nobody yet.')
param operatorPrincipalId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorPrincipalType string = 'User'

@description('Lets operatorPrincipalId work on the data with the verbs of the command line, with the key. Switch it on for the work and off afterwards; what was given has to be taken away by hand (infra/README.md).')
param operatorTools bool = false

@description('Who hears of alerts and of the budget.')
@minLength(1)
param alertEmails string[]

@description('What a month may cost, in the currency of the subscription, before somebody hears of it.')
@minValue(1)
param monthlyBudget int

@description('First of the month from which the budget counts, such as 2026-12-01; leave it as it is afterwards.')
@minLength(10)
@maxLength(10)
param budgetStart string

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Gigabytes of logs in a day at most.')
@minValue(1)
param dailyLogGigabytes int = 2

@description('How long the program keeps what.')
param keep retention = {
  inboxDays: 90
  receiptsDays: 365
  originalsMonths: 60
  registerVersionsMonths: 60
  musterMonths: 60
  alertsMonths: 24
  submissionsMonths: 60
}

@description('Old contents of a blob go so many days after they were written, which for one that lay long is the next day. Somebody who is erased is gone from the store after this and softDeleteDays.')
@minValue(7)
@maxValue(90)
param versionDays int = 7

@description('How long what was changed or deleted can be brought back, for sure.')
@minValue(7)
@maxValue(90)
param softDeleteDays int = 30

@description('Settings of the program by their names with two underscores, such as Alerts__SmtpHost. No secrets.')
param settings object = {}

@description('Which settings are read from the vault.')
param secretSettings secretSetting[] = []

@description('Application (client) id for the platform\'s sign-in by Entra ID; empty leaves it off.')
param signInClientId string = ''

@description('Has Defender for Storage scan uploads for malware, and the import wait for its verdict. Costs by account and gigabyte (docs/cost.md).')
param scanUploads bool = false

@description('Gigabytes scanned in a month at most; what comes after that waits for the next month, and alarms ring.')
@minValue(1)
param scanGigabytesPerMonth int = 50

@description('CanNotDelete locks on the data account and the vault.')
param locks bool = true

@description('Where the documents are read, put before the runbook of each alert, such as an address of your own copy.')
param runbookBase string = ''

var suffix = uniqueString(resourceGroup().id, environmentName)
var tags = {
  'azd-env-name': environmentName
  product: 'SertiKesos'
}
var flex = plan == 'FC1'
var events = flex || intake == 'events'
var indexSecret = 'index-keys'
var inboxContainer = 'rosters'
// azd has no empty list: an address that is not set comes as an empty text.
var addresses = filter(operatorAddresses, address => !empty(address))
// With private endpoints the public way is closed, unless an operator's address is named: then the firewall lets in that one alone.
var closed = privateNetworking && empty(addresses)
var appName = 'func-sertikesos-${suffix}'
var hostAccountName = 'sthost${suffix}'
var dataAccountName = 'stdata${suffix}'
var vaultName = 'kv-${suffix}'

// --- who, where, and what is written down of it

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: 'id-sertikesos-${suffix}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    workspaceName: 'log-sertikesos-${suffix}'
    insightsName: 'appi-sertikesos-${suffix}'
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyGigabytes: dailyLogGigabytes
  }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: 'vnet-sertikesos-${suffix}'
    location: location
    tags: tags
    delegation: flex ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
    privateEndpoints: privateNetworking
    addressPrefix: addressPrefix
  }
}

// --- what is kept

module hostStorage 'modules/host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: hostAccountName
    location: location
    tags: tags
    redundancy: redundancy
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
    subnetId: privateNetworking ? '' : network.outputs.appSubnetId
    allowedAddresses: addresses
    workspaceId: monitoring.outputs.workspaceId
  }
}

module dataStorage 'modules/data-storage.bicep' = {
  name: 'data-storage'
  params: {
    name: dataAccountName
    location: location
    tags: tags
    redundancy: redundancy
    publicNetworkAccess: privateNetworking ? dataPublicNetworkAccess : 'Enabled'
    subnetId: privateNetworking ? '' : network.outputs.appSubnetId
    allowedAddresses: addresses
    scanned: scanUploads
    workspaceId: monitoring.outputs.workspaceId
    inboxDays: keep.inboxDays
    receiptsDays: keep.receiptsDays
    versionDays: versionDays
    softDeleteDays: softDeleteDays
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: vaultName
    location: location
    tags: tags
    publicNetworkAccess: closed ? 'Disabled' : 'Enabled'
    subnetId: privateNetworking ? '' : network.outputs.appSubnetId
    allowedAddresses: addresses
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  params: {
    principalId: identity.outputs.principalId
    hostAccountName: hostAccountName
    dataAccountName: dataAccountName
    containers: dataStorage.outputs.containers
    queues: dataStorage.outputs.queues
    vaultName: vaultName
    wrappingKeyName: vault.outputs.wrappingKeyName
    insightsName: monitoring.outputs.insightsName
    polls: !events
  }
  dependsOn: [hostStorage]
}

module scan 'modules/scan.bicep' = if (scanUploads) {
  name: 'scan'
  params: {
    dataAccountName: dataStorage.outputs.name
    containers: concat(dataStorage.outputs.containers, [dataStorage.outputs.deadLetterContainer])
    inboxContainer: inboxContainer
    principalId: identity.outputs.principalId
    gigabytesPerMonth: scanGigabytesPerMonth
  }
}

module operator 'modules/operator.bicep' = if (!empty(operatorPrincipalId)) {
  name: 'operator'
  params: {
    principalId: operatorPrincipalId
    principalType: operatorPrincipalType
    tools: operatorTools
    dataAccountName: dataStorage.outputs.name
    hostAccountName: hostAccountName
    packagesContainer: hostStorage.outputs.packagesContainer
    uploads: !flex
    vaultName: vault.outputs.name
    wrappingKeyName: vault.outputs.wrappingKeyName
  }
}

// --- the program

var platformSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.outputs.clientId
  AzureWebJobsStorage__blobServiceUri: hostStorage.outputs.blobEndpoint
  AzureWebJobsStorage__queueServiceUri: hostStorage.outputs.queueEndpoint
  AzureWebJobsStorage__tableServiceUri: hostStorage.outputs.tableEndpoint
  DataStorage__credential: 'managedidentity'
  DataStorage__clientId: identity.outputs.clientId
  DataStorage__blobServiceUri: dataStorage.outputs.blobEndpoint
  DataStorage__queueServiceUri: dataStorage.outputs.queueEndpoint
  DataStorage__tableServiceUri: dataStorage.outputs.tableEndpoint
  // Not under the names of Application Insights: the Functions host would read them as well, and send the addresses of pages as they
  // are, of which those in letters hold what proves who asks.
  Telemetry__MonitorConnection: monitoring.outputs.connectionString
  Telemetry__MonitorAuthentication: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
  Protection__KeyVaultKey: '${vault.outputs.uri}keys/${vault.outputs.wrappingKeyName}'
  Protection__IndexSecret: '${vault.outputs.uri}secrets/${indexSecret}'
  // Where events come nothing polls, and where the program polls nothing waits for events.
  'AzureWebJobs.ImportRoster.Disabled': events ? 'true' : 'false'
  'AzureWebJobs.ReceiveArrival.Disabled': events ? 'false' : 'true'
  // One switch for both: a scan that nothing waits for protects nobody, and without one every file would wait.
  Rosters__WaitForScan: scanUploads ? 'true' : 'false'
}
var retentionSettings = {
  Retention__InboxDays: string(keep.inboxDays)
  Retention__ReceiptsDays: string(keep.receiptsDays)
  Retention__OriginalsMonths: string(keep.originalsMonths)
  Retention__RegisterVersionsMonths: string(keep.registerVersionsMonths)
  Retention__MusterMonths: string(keep.musterMonths)
  Retention__AlertsMonths: string(keep.alertsMonths)
  Retention__SubmissionsMonths: string(keep.submissionsMonths)
}
var secretReferences = toObject(
  secretSettings,
  setting => setting,
  setting => '@Microsoft.KeyVault(SecretUri=${vault.outputs.uri}secrets/${replace(setting, '__', '-')})'
)
// What the operator states wins over the defaults, and neither over what the platform needs.
var appSettings = union(schedules, retentionSettings, settings, secretReferences, platformSettings)

module flexApp 'modules/app-flex.bicep' = if (flex) {
  name: 'app-flex'
  params: {
    planName: 'plan-sertikesos-${suffix}'
    appName: appName
    location: location
    tags: tags
    identityId: identity.outputs.id
    subnetId: network.outputs.appSubnetId
    packagesUri: '${hostStorage.outputs.blobEndpoint}${hostStorage.outputs.packagesContainer}'
    settings: appSettings
    runtimeVersion: '10.0'
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    publicNetworkAccess: appAccess == 'Private' ? 'Disabled' : 'Enabled'
    zoneRedundant: zoneRedundant
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [roles, scan]
}

module premiumApp 'modules/app-premium.bicep' = if (!flex) {
  name: 'app-premium'
  params: {
    planName: 'plan-sertikesos-${suffix}'
    appName: appName
    location: location
    tags: tags
    identityId: identity.outputs.id
    subnetId: network.outputs.appSubnetId
    packageUri: '${hostStorage.outputs.blobEndpoint}${hostStorage.outputs.packagesContainer}/${premiumPackage}'
    settings: appSettings
    runtimeVersion: '10.0'
    maximumInstances: min(maximumInstances, 100)
    publicNetworkAccess: appAccess == 'Private' ? 'Disabled' : 'Enabled'
    zoneRedundant: zoneRedundant
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [roles, scan]
}

var appId = resourceId('Microsoft.Web/sites', appName)

module signIn 'modules/sign-in.bicep' = if (!empty(signInClientId)) {
  name: 'sign-in'
  params: {
    appName: appName
    clientId: signInClientId
  }
  dependsOn: [flexApp, premiumApp]
}

module eventGrid 'modules/events.bicep' = if (events) {
  name: 'events'
  params: {
    name: 'evgt-sertikesos-${suffix}'
    location: location
    tags: tags
    dataAccountName: dataAccountName
    inboxContainer: inboxContainer
    queueName: dataStorage.outputs.arrivalsQueue
    deadLetterContainer: dataStorage.outputs.deadLetterContainer
    workspaceId: monitoring.outputs.workspaceId
  }
}

module endpoints 'modules/private-endpoints.bicep' = if (privateNetworking) {
  name: 'private-endpoints'
  params: {
    location: location
    tags: tags
    networkId: network.outputs.id
    subnetId: network.outputs.endpointSubnetId
    services: concat(
      [
        {
          name: 'data-blob'
          resourceId: dataStorage.outputs.id
          group: 'blob'
        }
        {
          name: 'data-queue'
          resourceId: dataStorage.outputs.id
          group: 'queue'
        }
        {
          name: 'data-table'
          resourceId: dataStorage.outputs.id
          group: 'table'
        }
        {
          name: 'host-blob'
          resourceId: hostStorage.outputs.id
          group: 'blob'
        }
        {
          name: 'host-queue'
          resourceId: hostStorage.outputs.id
          group: 'queue'
        }
        {
          name: 'host-table'
          resourceId: hostStorage.outputs.id
          group: 'table'
        }
        {
          name: 'vault'
          resourceId: vault.outputs.id
          group: 'vault'
        }
      ],
      appAccess == 'Private'
        ? [
            {
              name: 'app'
              resourceId: appId
              group: 'sites'
            }
          ]
        : []
    )
  }
  dependsOn: [flexApp, premiumApp]
}

// --- who is called, and what it may cost

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    location: location
    tags: tags
    emails: alertEmails
    workspaceId: monitoring.outputs.workspaceId
    appId: appId
    vaultId: vault.outputs.id
    topicId: events ? eventGrid!.outputs.topicId : ''
    livenessUrl: appAccess == 'Private' ? '' : 'https://${flex ? flexApp!.outputs.hostName : premiumApp!.outputs.hostName}/api/health/live'
    insightsId: monitoring.outputs.insightsId
    runbookBase: runbookBase
  }
}

module budget 'modules/budget.bicep' = {
  name: 'budget'
  params: {
    name: 'budget-sertikesos-${environmentName}'
    amount: monthlyBudget
    startDate: budgetStart
    emails: alertEmails
  }
}

module deleteLocks 'modules/locks.bicep' = if (locks) {
  name: 'locks'
  params: {
    dataAccountName: dataAccountName
    vaultName: vaultName
  }
  dependsOn: [dataStorage, vault]
}

output APP_NAME string = appName
output APP_HOST string = flex ? flexApp!.outputs.hostName : premiumApp!.outputs.hostName
output VAULT_NAME string = vaultName
output INDEX_KEYS_NAME string = indexSecret
output DATA_ACCOUNT string = dataAccountName
output HOST_ACCOUNT string = hostAccountName
