namespace Ingot.Emulator;

/// <summary>A party whose word lets the application sign in. All three claims have to match an assertion exactly.</summary>
/// <param name="Issuer">Who signs the assertions: the claim iss.</param>
/// <param name="Subject">Whom they are about: the claim sub.</param>
/// <param name="PublicKey">The issuer's RSA key as PEM. Azure would fetch it from the issuer, which an offline cloud cannot.</param>
public sealed record FederatedCredential(string Issuer, string Subject, string PublicKey)
{
    /// <summary>For whom the assertions are: the claim aud.</summary>
    public string Audience { get; init; } = "api://AzureADTokenExchange";
}
