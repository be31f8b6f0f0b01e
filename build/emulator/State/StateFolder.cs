using System.Text.Json;
using Ingot.Emulator.Windows;

namespace Ingot.Emulator.State;

/// <summary>
/// The files that keep an emulated cloud between processes: state.json, one file per guest, and a lock held while the emulator runs.
/// </summary>
/// <remarks>
/// Each file is written beside its name and renamed, so a killed process leaves the old one or the new one, never half of one.
/// </remarks>
sealed class StateFolder : IDisposable
{
    readonly string? directory;
    readonly FileStream? lockFile;

    StateFolder(string? directory, FileStream? lockFile) => (this.directory, this.lockFile) = (directory, lockFile);

    /// <summary>Opens and locks the folder; null is a folder that keeps nothing.</summary>
    /// <exception cref="StateLockedException">Another emulator has it.</exception>
    public static StateFolder Open(string? directory)
    {
        if (directory is null)
            return new(null, null);
        // A guest's disk holds keys and password hashes, as a real one does.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(directory, "guests"));
        try
        {
            var file = new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new(directory, file);
        }
        catch (IOException cause)
        {
            throw new StateLockedException(directory, cause);
        }
    }

    /// <summary>What was saved, or null when there is nothing yet.</summary>
    public CloudState? Load()
    {
        if (directory is null || !File.Exists(StateFile))
            return null;
        using var stream = File.OpenRead(StateFile);
        return JsonSerializer.Deserialize<CloudState>(stream, StateJson.Options);
    }

    public void Save(CloudState state)
    {
        if (directory is not null)
            Write(StateFile, JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Options));
    }

    public WindowsMachine? LoadGuest(string id)
    {
        if (directory is null || !File.Exists(GuestFile(id)))
            return null;
        return StateJson.ReadMachine(File.ReadAllBytes(GuestFile(id)));
    }

    public void SaveGuest(string id, byte[] machine)
    {
        if (directory is not null)
            Write(GuestFile(id), machine);
    }

    public void DeleteGuest(string id)
    {
        if (directory is not null)
            File.Delete(GuestFile(id));
    }

    /// <summary>Deletes the files of guests that nothing refers to: a process died between two writes.</summary>
    public void DeleteGuestsExcept(IReadOnlySet<string> ids)
    {
        if (directory is null)
            return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(directory, "guests")))
        {
            if (!ids.Contains(Path.GetFileNameWithoutExtension(file)))
                File.Delete(file);
        }
    }

    public void Dispose() => lockFile?.Dispose();

    string StateFile => Path.Combine(directory ?? "", "state.json");

    string GuestFile(string id) => Path.Combine(directory ?? "", "guests", id + ".json");

    static void Write(string path, byte[] content)
    {
        var beside = path + ".new";
        File.WriteAllBytes(beside, content);
        File.Move(beside, path, overwrite: true);
    }
}
