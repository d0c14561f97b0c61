using SertiKesos.People;

namespace SertiKesos.Samples;

/// <summary>An invented person. The NIK agrees with birth date and sex, and no two people share one.</summary>
internal sealed record Worker(
    string Name, string Nik, string BirthPlace, DateOnly BirthDate, Sex Sex, string Phone, string Email)
{
    public override string ToString() => nameof(Worker);
}

/// <summary>A certificate as an office writes it down; the last valid day follows from the date of issue.</summary>
internal sealed record Certificate(string Number, DateOnly IssuedOn)
{
    public DateOnly LastValidDay => IssuedOn.AddYears(5).AddDays(-1);

    public static Certificate ValidThrough(string number, DateOnly lastValidDay) => new(number, lastValidDay.AddDays(1).AddYears(-5));

    public override string ToString() => nameof(Certificate);
}
