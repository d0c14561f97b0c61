namespace SertiKesos.Pages.Parts;

/// <summary>An answer that can be chosen: what is sent, and what it is called.</summary>
public sealed record Choice(string Code, string Name);
