namespace SertiKesos.Platform.Storage;

/// <summary>What events of a storage account say in their subject, by both of their schemas.</summary>
internal static class StorageEvent
{
    private const string Inbox = $"/blobServices/default/containers/{StorageNames.Containers.Rosters}/blobs/";

    /// <summary>The file of the inbox that an event tells of; null where it tells of something else. It may hold a person's name.</summary>
    public static string? FileOf(string? subject) =>
        subject?.StartsWith(Inbox, StringComparison.Ordinal) == true && subject.Length > Inbox.Length ? subject[Inbox.Length..] : null;

    /// <summary>The subject of an event that tells of a file of the inbox.</summary>
    public static string SubjectOf(string file) => Inbox + file;
}
