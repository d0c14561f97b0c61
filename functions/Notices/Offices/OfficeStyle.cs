namespace SertiKesos.Notices.Offices;

/// <summary>What all mails to offices and provinces have in common: in whose name, whom to ask, where the pages are.</summary>
/// <param name="PublicUrl">The address under which readers reach the service; empty where none is set.</param>
internal sealed record OfficeStyle(string Publisher, string Contact, string PublicUrl)
{
    /// <summary>The page of an office, such as <c>people</c>; empty for its first one.</summary>
    public NoticeStep AtOffice(string text, string place, string region, string page = "") =>
        new(text, place, Link($"/api/portal/offices/{region}{(page.Length == 0 ? "" : "/" + page)}"));

    public string? Link(string path) => PublicUrl.Length == 0 ? null : PublicUrl.TrimEnd('/') + path;
}
