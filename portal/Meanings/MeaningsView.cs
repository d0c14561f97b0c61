namespace SertiKesos.Pages.Meanings;

/// <summary>The numbers that meanings hold.</summary>
/// <param name="BySchemes">Whether a table says how long the certificates of each scheme are valid.</param>
public sealed record MeaningsView(DateOnly On, int DueDays, int ValidityMonths, int FamiliesPerWorker, int ClassSize, bool BySchemes);
