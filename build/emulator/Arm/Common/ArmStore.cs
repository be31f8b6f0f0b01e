using Ingot.Emulator.State;

namespace Ingot.Emulator.Arm.Common;

/// <summary>All resources. Whoever reads or changes them holds the gate; each change is saved before the gate opens again.</summary>
sealed class ArmStore(CloudState state, StateFolder folder) : IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);

    public CloudState State => state;

    public ArmResource? Find(string? id) => id is not null && state.Resources.TryGetValue(id, out var resource) ? resource : null;

    /// <summary>The resource that the path names.</summary>
    /// <exception cref="ArmException">404 ResourceNotFound.</exception>
    public ArmResource Get(ArmRequest request, string type) =>
        Find(request.Id(type)) ?? throw ArmErrors.ResourceNotFound(type, request.Name, request.Group);

    public IEnumerable<ArmResource> OfType(string type) => state.Resources.Values.Where(resource => resource.Type == type);

    public IEnumerable<ArmResource> InGroup(string groupId) =>
        state.Resources.Values.Where(resource => ArmId.IsInGroup(resource.Id, groupId));

    public void Add(ArmResource resource) => state.Resources[resource.Id] = resource;

    public void Remove(ArmResource resource) => state.Resources.Remove(resource.Id);

    public async Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return read();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Changes and saves. When the change throws, what it did before is still saved: memory and file stay the same.</summary>
    public async Task<T> ChangeAsync<T>(Func<T> change, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return change();
        }
        finally
        {
            try
            {
                folder.Save(state);
            }
            finally
            {
                gate.Release();
            }
        }
    }

    public Task ChangeAsync(Action change) => ChangeAsync(() =>
    {
        change();
        return true;
    });

    public void Dispose() => gate.Dispose();
}
