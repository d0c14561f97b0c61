namespace SertiKesos.Pages.Letters;

/// <summary>What stands behind a link of a reminder.</summary>
/// <param name="IsNotMe">The reader says that it was meant for somebody else; else that no more should come.</param>
/// <param name="Done">It is so already.</param>
/// <param name="Office">Whose reminder it was.</param>
/// <param name="Address">The address, masked.</param>
public sealed record LetterView(bool IsNotMe, bool Done, string Office, string Address)
{
    public override string ToString() => "LetterView";
}
