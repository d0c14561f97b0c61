using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SertiKesos.Worker.Discovery;

/// <summary>
/// The authorisation level that a trigger really has. The attribute instance says Anonymous when only methods were
/// given, but a level that is not written means Function to the Functions host; so the written arguments decide.
/// </summary>
internal static class HttpLevel
{
    public static AuthorizationLevel Of(ParameterInfo parameter)
    {
        var written = parameter.GetCustomAttributesData()
            .First(a => a.AttributeType == typeof(HttpTriggerAttribute))
            .ConstructorArguments
            .FirstOrDefault(a => a.ArgumentType == typeof(AuthorizationLevel));
        return written.Value is int level ? (AuthorizationLevel)level : AuthorizationLevel.Function;
    }
}
