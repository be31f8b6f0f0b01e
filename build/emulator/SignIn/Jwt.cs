using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;

namespace Ingot.Emulator.SignIn;

/// <summary>An assertion in its three parts. Source: RFC 7515 and RFC 7519.</summary>
sealed class Jwt
{
    readonly byte[] signed;
    readonly byte[] signature;

    Jwt(JsonObject header, JsonObject claims, byte[] signed, byte[] signature) =>
        (Header, Claims, this.signed, this.signature) = (header, claims, signed, signature);

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    /// <summary>The parts of a text; null when it is no JWT signed by RSA with SHA-256.</summary>
    public static Jwt? Read(string text)
    {
        if (text.Split('.') is not [var header, var claims, var signature])
            return null;
        var jwt = Part(header) is { } first && Part(claims) is { } second && Bytes(signature) is { } third
            ? new Jwt(first, second, Encoding.ASCII.GetBytes($"{header}.{claims}"), third)
            : null;
        return jwt?.Padding is null ? null : jwt;
    }

    /// <summary>Whether the owner of this key signed it.</summary>
    public bool IsSignedBy(RSA key) => Padding is { } padding && key.VerifyData(signed, signature, HashAlgorithmName.SHA256, padding);

    RSASignaturePadding? Padding => Header.TextAt("alg") switch
    {
        "RS256" => RSASignaturePadding.Pkcs1,
        "PS256" => RSASignaturePadding.Pss,
        _ => null,
    };

    static JsonObject? Part(string part)
    {
        try
        {
            // A name that comes twice would be found only when it is asked for.
            return JsonNode.Parse(Bytes(part), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static byte[]? Bytes(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
