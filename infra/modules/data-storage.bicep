// The account of the data: rosters, registers, answers, publications. Every container, queue and table of the program stands
// here (docs/storage.md); the program makes none of its own on Azure.

param name string
param location string
param tags object

@allowed(['Standard_ZRS', 'Standard_LRS'])
param redundancy string

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

param subnetId string
param allowedAddresses string[]

@description('Whether Defender for Storage scans uploads.')
param scanned bool

param workspaceId string

@description('Retention:InboxDays of the program; 0 keeps for ever.')
@minValue(0)
param inboxDays int

@description('Retention:ReceiptsDays of the program; 0 keeps for ever.')
@minValue(0)
param receiptsDays int

@description('A version goes so many days after its content was written, not after it was replaced: one that lay long goes at the next run. Somebody who is erased is gone from the store after both together.')
@minValue(7)
@maxValue(90)
param versionDays int

@description('What was changed or deleted can be brought back so long, for sure: versions that a rule deletes are deleted softly too.')
@minValue(7)
@maxValue(90)
param softDeleteDays int

@description('What Event Grid could not deliver, and old issues, go after so many days or become cheaper to keep.')
@minValue(30)
param deadLetterDays int = 90

@minValue(30)
param coolDays int = 90

var containers = [
  'rosters'
  'originals'
  'receipts'
  'registers'
  'summaries'
  'office-workbooks'
  'publications'
  'reference'
]
var deadLetters = 'dead-letters'
var workQueues = ['roster-arrivals', 'roster-resumes', 'alert-scans', 'alerts', 'summary-workbooks', 'notices']
// The blob trigger of plans that poll sets aside here.
var blobTriggerPoison = 'webjobs-blobtrigger-poison'
var queues = concat(workQueues, map(workQueues, queue => '${queue}-poison'), [blobTriggerPoison])
var tables = ['Registers', 'Submissions', 'Coverage', 'Statements', 'People', 'Alerts', 'Offices', 'Audit', 'Publications']

module account 'storage-account.bicep' = {
  name: 'data-account'
  params: {
    name: name
    location: location
    tags: tags
    redundancy: redundancy
    versioning: true
    softDeleteDays: softDeleteDays
    publicNetworkAccess: publicNetworkAccess
    subnetId: subnetId
    allowedAddresses: allowedAddresses
    scanned: scanned
    workspaceId: workspaceId
  }
}

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: name

  resource blobs 'blobServices' existing = {
    name: 'default'
  }

  resource queues 'queueServices' existing = {
    name: 'default'
  }

  resource tables 'tableServices' existing = {
    name: 'default'
  }
}

resource dataContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in concat(containers, [deadLetters]): {
    parent: data::blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
    dependsOn: [account]
  }
]

resource dataQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [
  for queue in queues: {
    parent: data::queues
    name: queue
    dependsOn: [account]
  }
]

resource dataTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for table in tables: {
    parent: data::tables
    name: table
    dependsOn: [account]
  }
]

// The program itself deletes what is past its time (Retention:*, every night) and knows what is in force. These rules stand
// behind it: at twice its time they take what still lies in the inbox and among the answers, and they end old versions.
// Originals and registers are never deleted here: the store cannot tell which of them are in force.
var versionRule = {
  name: 'old-versions'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
    }
    actions: {
      version: {
        delete: {
          daysAfterCreationGreaterThan: versionDays
        }
      }
      snapshot: {
        delete: {
          daysAfterCreationGreaterThan: versionDays
        }
      }
    }
  }
}

var deadLetterRule = {
  name: 'dead-letters'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: ['${deadLetters}/']
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: deadLetterDays
        }
      }
    }
  }
}

var coolRule = {
  name: 'old-originals-and-issues'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: ['originals/', 'office-workbooks/']
    }
    actions: {
      baseBlob: {
        tierToCool: {
          daysAfterModificationGreaterThan: coolDays
        }
      }
    }
  }
}

var inboxRule = {
  name: 'inbox-backstop'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: ['rosters/']
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: inboxDays * 2
        }
      }
    }
  }
}

var receiptsRule = {
  name: 'receipts-backstop'
  enabled: true
  type: 'Lifecycle'
  definition: {
    filters: {
      blobTypes: ['blockBlob']
      prefixMatch: ['receipts/']
    }
    actions: {
      baseBlob: {
        delete: {
          daysAfterModificationGreaterThan: receiptsDays * 2
        }
      }
    }
  }
}

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: data
  name: 'default'
  properties: {
    policy: {
      rules: concat(
        [versionRule, deadLetterRule, coolRule],
        inboxDays > 0 ? [inboxRule] : [],
        receiptsDays > 0 ? [receiptsRule] : []
      )
    }
  }
  dependsOn: [account]
}

output id string = account.outputs.id
output name string = account.outputs.name
output blobEndpoint string = account.outputs.blobEndpoint
output queueEndpoint string = account.outputs.queueEndpoint
output tableEndpoint string = account.outputs.tableEndpoint
output containers string[] = containers
output queues string[] = queues
output deadLetterContainer string = deadLetters
output arrivalsQueue string = workQueues[0]
