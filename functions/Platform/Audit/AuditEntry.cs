namespace SertiKesos.Platform.Audit;

/// <summary>
/// An act to be put on record. Nothing in it may tell who a person is: the subject is a submission or a blind key, the
/// details are counts, hashes and codes.
/// </summary>
/// <param name="Id">Names the act, the same each time it is repeated: a second append under it records nothing.</param>
/// <param name="Actor">A role with the short id of its key, or <c>system:</c> and the function; never a secret or a name.</param>
/// <param name="Action">A stable code such as <c>roster.accepted</c>.</param>
internal sealed record AuditEntry(
    string Id, string Actor, string Action, string Subject, IReadOnlyDictionary<string, string> Details);

/// <summary>An entry in its chain: its hash covers all of it and, through the hash of the record before, all before it.</summary>
internal sealed record AuditRecord(string Scope, long Sequence, DateTimeOffset At, AuditEntry Entry, string Previous, string Hash);

/// <summary>The newest record of a chain. Kept elsewhere (printed, mailed, signed), it proves what the chain held then.</summary>
internal sealed record AuditHead(string Scope, long Sequence, string Hash);
