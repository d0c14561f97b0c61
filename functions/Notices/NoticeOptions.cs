namespace SertiKesos.Notices;

/// <summary>
/// Who is told that an issue is out, and, besides the ministry, how offices stand and when rosters are due. Addresses are comma-separated; nobody is told where there are none. What sends mail is set
/// by the section <c>Alerts</c>.
/// </summary>
internal sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>Addresses of the ministry; empty (the default) tells it nothing.</summary>
    public string Ministry { get; set; } = "";

    /// <summary>Addresses of provinces by their code, such as <c>32</c>.</summary>
    public Dictionary<string, string> Provinces { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses of offices by the code of their region, such as <c>32.77</c>.</summary>
    public Dictionary<string, string> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Codes of offices and provinces, such as <c>32.77, 34</c>, that want no digests, separated by commas; empty (the default):
    /// everybody with an address gets them. Reminders go to them all the same.
    /// </summary>
    public string WithoutDigest { get; set; } = "";

    /// <summary>The address under which readers reach the service, for links; empty (the default): mails say where to look.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Whether the ministry's mail brings the national workbook along, where it is below 10 MiB; false by default.</summary>
    public bool AttachBrief { get; set; }
}
