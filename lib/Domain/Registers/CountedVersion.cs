namespace SertiKesos.Registers;

/// <summary>What something that is made from a register was made from: the register's version, and the rules of then.</summary>
/// <param name="Rules">The digest of the rules; empty where an earlier version of the program made it.</param>
internal readonly record struct CountedVersion(long Register, string Rules)
{
    /// <summary>Whether it must be made again from a register of this version under these rules.</summary>
    public bool IsBehind(long register, string rules) => Register < register || (Register == register && Rules != rules);
}
