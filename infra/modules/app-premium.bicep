// The program on Elastic Premium: where a region has no Flex Consumption. One instance runs always; more come and go. The package
// is read from the host account by the app's identity, so that no share with a key is needed (infra/README.md says how it gets there).

param planName string
param appName string
param location string
param tags object
param identityId string
param subnetId string

@description('Address of the package of the release, in the container of packages.')
param packageUri string

@description('Every app setting; secrets are references to the vault.')
param settings object

@description('.NET as the platform writes it: 10.0. The platform takes 10 as well, and then no instance starts.')
@allowed(['10.0'])
param runtimeVersion string

@description('The brake of the bill: never more instances at once.')
@minValue(1)
@maxValue(100)
param maximumInstances int

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

param zoneRedundant bool
param workspaceId string

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'elastic'
  sku: {
    name: 'EP1'
    tier: 'ElasticPremium'
  }
  properties: {
    reserved: true
    maximumElasticWorkerCount: maximumInstances
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: appName
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: publicNetworkAccess
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'DOTNET-ISOLATED|${runtimeVersion}'
      functionAppScaleLimit: maximumInstances
      minimumElasticInstanceCount: 1
      vnetRouteAllEnabled: true
      // Else nobody outside the network sees how long the queues are, and nothing scales.
      functionsRuntimeScaleMonitoringEnabled: true
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      remoteDebuggingEnabled: false
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    FUNCTIONS_EXTENSION_VERSION: '~4'
    FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
    WEBSITE_RUN_FROM_PACKAGE: packageUri
    WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
  })
}

resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'FunctionAppLogs'
        enabled: true
      }
    ]
  }
}

output id string = app.id
output name string = app.name
output hostName string = app.properties.defaultHostName
