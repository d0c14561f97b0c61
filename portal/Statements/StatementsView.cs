using SertiKesos.Pages.Parts;

namespace SertiKesos.Pages.Statements;

/// <summary>What may be stated; the names are those that the forms send.</summary>
public enum StatementTopic
{
    Need,
    Target,
    Seats,
    UnitCost,
    Exception,
    NilReport,
    Contact,
}

/// <summary>What the reader sees stated, and what it may state itself.</summary>
public sealed record StatementsView(IReadOnlyList<StatementSection> Sections)
{
    /// <summary>What was stated or taken back just now.</summary>
    public StatementTopic? Done { get; init; }

    public bool IsWithdrawal { get; init; }

    /// <summary>What was not taken.</summary>
    public StatementTopic? WrongTopic { get; init; }

    /// <summary>The code of why it was not taken.</summary>
    public string? WrongCode { get; init; }

    /// <summary>The same in an Indonesian sentence.</summary>
    public string? Wrong { get; init; }

    /// <summary>What the form held that was not taken, by field.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public override string ToString() => $"StatementsView of {Sections.Count}";
}

/// <param name="Form">Null where the reader may not state it.</param>
public sealed record StatementSection(StatementTopic Topic, IReadOnlyList<StatementRow> Rows, StatementForm? Form);

/// <summary>What a form offers.</summary>
/// <param name="Areas">Areas or training centres by code and name.</param>
/// <param name="Roles">Roles by code and name.</param>
/// <param name="Month">The month that it begins with, such as <c>2026-11</c>.</param>
/// <param name="Today">As forms write it.</param>
public sealed record StatementForm(IReadOnlyList<Choice> Areas, IReadOnlyList<Choice> Roles, string Month, string Today, int ClassSize)
{
    /// <summary>What the one office that may be chosen has stated, to be changed.</summary>
    public ContactRow? Contact { get; init; }
}

/// <summary>A statement in force. What a kind does not say is null.</summary>
/// <param name="Subject">Names it when it is taken back.</param>
/// <param name="About">An area or a training centre; null for the price of a test.</param>
/// <param name="Online">How the test is sat; null for both.</param>
/// <param name="Number">Families, people, seats or rupiah.</param>
/// <param name="Office">The office of who approved or signed.</param>
public sealed record StatementRow(
    string Subject, string? About, int? Year, DateOnly? Month, DateOnly? Day, string? Role, bool? Online, long? Number, string? Office, string Source, DateOnly RecordedOn, bool MayWithdraw)
{
    /// <summary>The contact that it states; null for other kinds.</summary>
    public ContactRow? Contact { get; init; }
}

/// <param name="Unit">Empty for the usual name.</param>
/// <param name="Hours">Empty where nothing is said.</param>
public sealed record ContactRow(string Unit, string Phone, string Hours, string? Mail);
