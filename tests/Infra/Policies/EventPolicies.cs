using System.Globalization;

namespace SertiKesos.Infra.Policies;

/// <summary>The way of a roster where nothing polls.</summary>
internal static class EventPolicies
{
    private const string Subscriptions = "Microsoft.EventGrid/systemTopics/eventSubscriptions";

    public static IReadOnlyList<Policy> All { get; } =
    [
        new("a roster comes one way: by events or by polling", deployment =>
        {
            var events = deployment.Of(Subscriptions).Any();
            var settings = deployment.AppSettings;
            return
            [
                .. Policy.If(settings.GetValueOrDefault("AzureWebJobs.ImportRoster.Disabled") != (events ? "true" : "false"), "the polling trigger runs beside events, or nothing runs"),
                .. Policy.If(settings.GetValueOrDefault("AzureWebJobs.ReceiveArrival.Disabled") != (events ? "false" : "true"), "nobody takes the events, or somebody waits for none"),
                .. Policy.If(!events && !deployment.IsPremium, "Flex Consumption cannot poll"),
            ];
        }),
        new("every new file of the inbox is told of, whatever its kind", deployment => deployment.Of(Subscriptions).SelectMany(subscription => (IEnumerable<string>)
        [
            .. Policy.Differences(
                subscription, ("properties.filter.subjectBeginsWith", "/blobServices/default/containers/rosters/"), ("properties.filter.subjectEndsWith", ""),
                ("properties.eventDeliverySchema", "CloudEventSchemaV1_0")),
            .. Policy.If(
                Deployment.At(subscription, "properties.filter.includedEventTypes")?.ToJsonString() != """["Microsoft.Storage.BlobCreated"]""", "other events come in, or none"),
        ])),
        new("events go into a queue that is declared, by an identity of the system", deployment => deployment.Of(Subscriptions).SelectMany(subscription => (IEnumerable<string>)
        [
            .. Policy.Differences(
                subscription, ("properties.deliveryWithResourceIdentity.identity.type", "SystemAssigned"),
                ("properties.deliveryWithResourceIdentity.destination.endpointType", "StorageQueue"),
                ("properties.deliveryWithResourceIdentity.destination.properties.queueName", StoredNamePolicies.Arrivals)),
            .. Policy.If(
                !Deployment.Text(subscription, "properties.deliveryWithResourceIdentity.destination.properties.resourceId").EndsWith("/" + deployment.DataAccount, StringComparison.Ordinal),
                "the queue is in another account"),
            .. Policy.If(!deployment.Of("Microsoft.EventGrid/systemTopics").All(topic => Deployment.Text(topic, "identity.type") == "SystemAssigned"), "the topic has no identity of its own"),
            .. Policy.If(!HasRole(deployment, "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a", $"/queues/{StoredNamePolicies.Arrivals}/"), "the topic may not write into the queue"),
        ])),
        new("an event is tried for a day and then kept", deployment => deployment.Of(Subscriptions).SelectMany(subscription => (IEnumerable<string>)
        [
            .. Policy.Differences(
                subscription, ("properties.deadLetterWithResourceIdentity.identity.type", "SystemAssigned"),
                ("properties.deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName", StoredNamePolicies.DeadLetters)),
            .. Policy.If(Number(Deployment.Text(subscription, "properties.retryPolicy.maxDeliveryAttempts")) < 10, "it is given up soon"),
            .. Policy.If(Number(Deployment.Text(subscription, "properties.retryPolicy.eventTimeToLiveInMinutes")) < 60, "it is given up within the hour"),
            .. Policy.If(!HasRole(deployment, "ba92f5b4-2d11-453d-a403-e96b0029c9fe", $"/containers/{StoredNamePolicies.DeadLetters}/"), "the topic may not write dead letters"),
        ])),
    ];

    private static bool HasRole(Deployment deployment, string role, string scope) => deployment.Of("Microsoft.Authorization/roleAssignments")
        .Any(assignment => RolePolicies.RoleOf(assignment) == role && (RolePolicies.Scope(assignment) + "/").Contains(scope, StringComparison.Ordinal));

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
