namespace SertiKesos.Portal;

/// <summary>What an answer tells about people at most (docs/security.md). Each function of an address declares its class.</summary>
internal enum AnswerClass
{
    /// <summary>For everybody, without a key.</summary>
    Public,

    /// <summary>Figures, states and codes, and what offices state of themselves: nobody is named.</summary>
    Counts,

    /// <summary>People by name, of a NIK four digits: the own office's.</summary>
    MaskedPeople,

    /// <summary>Everything that is known of people: the own office's.</summary>
    People,
}

/// <summary>The class of what a function answers.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnswersAttribute(AnswerClass answer) : Attribute
{
    public AnswerClass Answer => answer;
}
