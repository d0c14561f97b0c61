using SertiKesos.People;
using SertiKesos.Protection;

namespace SertiKesos.Registers;

/// <summary>Names a person within a region for those who may not see the NIK: 32 hexadecimal digits.</summary>
internal static class PersonReference
{
    public static string Of(BlindIndex index, PersonIdentity identity) => index.Of("person-ref", identity.Value);
}
