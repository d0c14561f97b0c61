namespace SertiKesos.Rosters;

/// <summary>What a row of a table is. Only people are read; everything else is passed over for the reason that its kind names.</summary>
internal enum RowKind
{
    Person,

    /// <summary>What stands above the rows: titles and the headings themselves.</summary>
    Title,

    /// <summary>JUMLAH, TOTAL.</summary>
    Total,

    /// <summary>One text for the rows below, such as "A. Kecamatan Tegalrejo".</summary>
    SubHeading,

    /// <summary>The columns numbered, 1 2 3.</summary>
    NumberRow,

    /// <summary>The headings again, as on each printed page.</summary>
    RepeatedHeading,

    /// <summary>The block of signatures, and what stands below it.</summary>
    Signature,

    /// <summary>A further certificate of the person above, in a line of its own.</summary>
    Continuation,

    /// <summary>Numbers, regions and roles filled down, and nobody there.</summary>
    Prefilled,

    /// <summary>On the template's sheet of those who left: no reason is given yet.</summary>
    AwaitsReason,

    /// <summary>Only columns that are dropped unread hold anything.</summary>
    Dropped,

    /// <summary>An empty row between the others.</summary>
    Blank,
}
