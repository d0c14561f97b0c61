using SertiKesos.Regions;

namespace SertiKesos.Rosters.Inbox;

/// <summary>A roster as it came over HTTP, before storage has it.</summary>
/// <param name="By">The public name of the key that handed it in.</param>
internal sealed record Upload(RegionCode Region, string Submission, string FileName, string By, DateTimeOffset At, byte[] Content)
{
    public override string ToString() => $"Upload {Region}/{Submission}";
}

/// <summary>An upload that the journal holds, without its content.</summary>
/// <param name="Age">Since it was written, by the clock of the machine.</param>
internal sealed record JournalEntry(string Name, RegionCode Region, string Submission, TimeSpan Age);

/// <summary>
/// Keeps an upload safe before it is acknowledged, where storage itself may forget what it has answered for: the emulator
/// does when the power fails. Storage on Azure does not, and needs no journal.
/// </summary>
internal interface IUploadJournal
{
    /// <summary>Returns when the upload would outlive a power cut.</summary>
    /// <exception cref="Platform.NotKeptException">It cannot be kept, so it must not be acknowledged.</exception>
    Task WriteAsync(Upload upload, CancellationToken cancel);

    /// <summary>All that is held, the oldest first.</summary>
    IReadOnlyList<JournalEntry> List();

    /// <summary>An upload as it was written; null where it cannot be read, and is put aside then.</summary>
    Task<Upload?> ReadAsync(JournalEntry entry, CancellationToken cancel);

    void Remove(JournalEntry entry);
}

/// <summary>Storage keeps what it answers for.</summary>
internal sealed class NoUploadJournal : IUploadJournal
{
    public Task WriteAsync(Upload upload, CancellationToken cancel) => Task.CompletedTask;

    public IReadOnlyList<JournalEntry> List() => [];

    public Task<Upload?> ReadAsync(JournalEntry entry, CancellationToken cancel) => Task.FromResult<Upload?>(null);

    public void Remove(JournalEntry entry)
    {
    }
}
