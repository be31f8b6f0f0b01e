using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Ingot.Emulator.Arm.Common;
using Ingot.Emulator.Hosting;

namespace Ingot.Emulator.SignIn;

/// <summary>Issues and checks access tokens: JWTs signed with a key that lives as long as the process.</summary>
sealed class TokenService(EmulatorOptions options)
{
    readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A token for one audience.</summary>
    /// <param name="audience">What it is good for.</param>
    /// <param name="issuer">Scheme and host of the sign-in service.</param>
    /// <param name="client">Whose it is; null: the application's.</param>
    public string Issue(string audience, string issuer, string? client = null)
    {
        var now = options.Time.GetUtcNow().ToUnixTimeSeconds();
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "HS256", ["kid"] = "emulator" };
        var payload = new JsonObject
        {
            ["aud"] = audience,
            ["iss"] = $"{issuer}/{options.TenantId}/",
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + (long)options.TokenLifetime.TotalSeconds,
            ["appid"] = client ?? options.ClientId,
            ["appidacr"] = "1",
            ["idtyp"] = "app",
            ["oid"] = ObjectId,
            ["sub"] = ObjectId,
            ["tid"] = options.TenantId,
            ["uti"] = Base64(RandomNumberGenerator.GetBytes(16)),
            ["ver"] = "1.0",
        };
        var signed = $"{Base64(header)}.{Base64(payload)}";
        return $"{signed}.{Base64(Sign(signed))}";
    }

    /// <summary>Checks an Authorization header as Azure Resource Manager does.</summary>
    /// <param name="authorization">The header, or null.</param>
    /// <param name="origin">Scheme and host of this endpoint: an audience too, besides those of the cloud it belongs to.</param>
    /// <exception cref="ArmException">401, with the code that says why.</exception>
    public void Check(string? authorization, string origin)
    {
        if (string.IsNullOrEmpty(authorization))
            throw Refused("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw Refused("AuthenticationFailed", "Authentication failed. The 'Authorization' header is provided in an invalid format.");
        var payload = Read(authorization["Bearer ".Length..].Trim())
            ?? throw Refused("InvalidAuthenticationToken", "The access token is invalid.");
        var expires = DateTimeOffset.FromUnixTimeSeconds(payload.NumberAt("exp") ?? 0);
        if (options.Time.GetUtcNow() >= expires)
            throw Refused("ExpiredAuthenticationToken", $"The access token expiry UTC time '{expires:u}' is earlier than current UTC "
                + "time.");
        var audience = payload.TextAt("aud")?.TrimEnd('/');
        var audiences = CloudNames.Of(new Uri(origin).Host).Audiences;
        if (audience != origin && !audiences.Contains(audience, StringComparer.OrdinalIgnoreCase))
            throw WrongAudience(audience, audiences.Prepend(origin).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The service principal's object id: any fixed id but the application's.</summary>
    public const string ObjectId = "0b1ec700-0000-4000-8000-000000000001";

    JsonObject? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        try
        {
            var signature = Bytes(parts[2]);
            if (!CryptographicOperations.FixedTimeEquals(signature, Sign($"{parts[0]}.{parts[1]}")))
                return null;
            return JsonNode.Parse(Bytes(parts[1])) as JsonObject;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    byte[] Sign(string text) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(text));

    static ArmException Refused(string code, string message) => new(401, code, message);

    static ArmException WrongAudience(string? audience, IEnumerable<string> audiences) => Refused(
        "InvalidAuthenticationTokenAudience",
        $"The access token has been obtained for wrong audience or resource '{audience}'. It should exactly match with one of the allowed "
        + $"audiences '{string.Join("/','", audiences)}/'.");

    static string Base64(JsonObject part) => Base64(Encoding.UTF8.GetBytes(part.ToJsonString()));

    static string Base64(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);
}
