using SertiKesos.Institutions;

namespace SertiKesos.Tests.Support;

/// <summary>Builds invented institutions.</summary>
internal static class An
{
    public static Institution Institution(string name, InstitutionKind kind = InstitutionKind.Lks, string? number = null) =>
        new(kind, name, number is null ? null : new Registration(number), Accreditation.None);
}
