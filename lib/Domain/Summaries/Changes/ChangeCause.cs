namespace SertiKesos.Summaries.Changes;

/// <summary>Why somebody is counted otherwise in an issue than in the one before. Everybody has one cause at most.</summary>
internal enum ChangeCause
{
    /// <summary>The first roster of the region, or of the person's roles.</summary>
    FirstReport,
    Joined,
    MovedIn,
    Left,
    MovedOut,
    NewCertificate,

    /// <summary>A newer certificate before the old one ended: the count stays.</summary>
    Renewed,
    Expired,
    Suspended,
    Reactivated,

    /// <summary>The same person with other dates or another claim, or two entries that proved to be one person.</summary>
    Corrected,
    RulesChanged,

    /// <summary>Only between regions: who stands in two of them counts in the one that confirmed last, which may have changed.</summary>
    CountedElsewhere,

    /// <summary>What cannot be told: the register behind the earlier figures is no longer kept.</summary>
    NotItemised,
}
