// Who is called, and when. The rules that ask the logs stand in observability/alerts.json, one place for their names, their
// questions and what to do; the others watch what the platform itself counts.

param location string
param tags object
param emails string[]
param workspaceId string
param appId string
param vaultId string

@description('The Event Grid topic; empty where the program polls.')
param topicId string

@description('Address whose answer is looked at from outside every ten minutes; empty for none (an app without a public address).')
param livenessUrl string

param insightsId string

@description('Runbooks are sections of documents of the project.')
param runbookBase string

var rules = loadJsonContent('../observability/alerts.json')

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-sertikesos'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'sertikesos'
    enabled: true
    emailReceivers: [
      for (email, index) in emails: {
        name: 'operator-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource logRules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules.logs: {
    name: 'alert-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: '${rule.title}. What to do: ${runbookBase}${rule.runbook}. ${rule.silence}'
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      autoMitigate: true
      // Tables come into being with their first row.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [people.id]
        customProperties: {
          runbook: rule.runbook
        }
      }
    }
  }
]

resource appRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules.app: {
    name: 'alert-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: '${rule.title}. What to do: ${runbookBase}${rule.runbook}. ${rule.silence}'
      severity: rule.severity
      enabled: true
      scopes: [appId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricName: rule.metric
            operator: 'GreaterThan'
            threshold: rule.threshold
            timeAggregation: 'Total'
            skipMetricValidation: true
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]

resource topicRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules.events: if (!empty(topicId)) {
    name: 'alert-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: '${rule.title}. What to do: ${runbookBase}${rule.runbook}. ${rule.silence}'
      severity: rule.severity
      enabled: true
      scopes: [topicId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricName: rule.metric
            operator: 'GreaterThan'
            threshold: rule.threshold
            timeAggregation: 'Total'
            skipMetricValidation: true
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]

resource vaultRules 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for rule in rules.vault: {
    name: 'alert-${rule.name}'
    location: 'global'
    tags: tags
    properties: {
      description: '${rule.title}. What to do: ${runbookBase}${rule.runbook}. ${rule.silence}'
      severity: rule.severity
      enabled: true
      scopes: [vaultId]
      evaluationFrequency: rule.every
      windowSize: rule.window
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: rule.name
            metricName: rule.metric
            operator: 'LessThan'
            threshold: rule.threshold
            timeAggregation: 'Average'
            skipMetricValidation: true
          }
        ]
      }
      actions: [
        {
          actionGroupId: people.id
        }
      ]
    }
  }
]

resource liveness 'Microsoft.Insights/webtests@2022-06-15' = if (!empty(livenessUrl)) {
  name: 'liveness'
  location: location
  tags: union(tags, { 'hidden-link:${insightsId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'liveness'
    Name: 'liveness'
    Enabled: true
    Frequency: 600
    Timeout: 60
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      {
        Id: 'apac-sg-sin-azr'
      }
      {
        Id: 'apac-hk-hkn-azr'
      }
      {
        Id: 'emea-au-syd-edge'
      }
    ]
    Request: {
      RequestUrl: livenessUrl
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource livenessRule 'Microsoft.Insights/metricAlerts@2018-03-01' = if (!empty(livenessUrl)) {
  name: 'alert-not-reachable'
  location: 'global'
  tags: tags
  properties: {
    description: 'The service does not answer from two places at once. What to do: ${runbookBase}docs/runbooks/stuck.md. Disable this rule while work is announced.'
    severity: 1
    enabled: true
    scopes: [liveness.id, insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: liveness.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}

output actionGroupId string = people.id
