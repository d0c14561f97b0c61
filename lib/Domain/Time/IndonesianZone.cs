namespace SertiKesos.Time;

/// <summary>The three time zones of Indonesia (Keppres 41/1987); none has daylight saving time.</summary>
internal enum IndonesianZone
{
    Wib,
    Wita,
    Wit,
}
