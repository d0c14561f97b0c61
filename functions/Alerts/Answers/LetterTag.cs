using SertiKesos.Regions;

namespace SertiKesos.Alerts.Answers;

/// <summary>What the reader of a reminder can do about it by a link. The numbers are in links that are out, so they never change.</summary>
internal enum LetterWish : byte
{
    /// <summary>No more reminders to this address, and back again.</summary>
    Stop = 1,

    /// <summary>The address belongs to somebody else than the reminder names, and back again.</summary>
    NotMe = 2,
}

/// <summary>Which reminder a link was made for: it names nobody, and shows of the address what the reader recognises.</summary>
/// <param name="AddressKey">Blind key of the address to which the reminder went.</param>
/// <param name="PersonKey">Blind key of whom it was about.</param>
/// <param name="Masked">The address, masked.</param>
internal sealed record LetterTag(LetterWish Wish, string AddressKey, string PersonKey, RegionCode Region, string Masked)
{
    public override string ToString() => $"LetterTag {Wish} {Region}";
}
