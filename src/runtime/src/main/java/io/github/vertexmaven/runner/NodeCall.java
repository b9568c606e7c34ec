package io.github.vertexmaven.runner;

import io.github.vertexmaven.annotation.RunInfo;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetException;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.NodeInput;
import io.github.vertexmaven.pipeline.NodeOutput;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Runs one node: loads its inputs, calls its method, saves its outputs, and tells the hooks. */
final class NodeCall {

  private final PipelineRun run;
  private final RunScope scope;
  private final Catalog catalog;
  private final NodeData data;
  private final HookCalls hooks;
  private final MemoryListener memory;
  private final Map<Class<?>, Object> instances = new ConcurrentHashMap<>();

  NodeCall(PipelineRun run, RunScope scope, NodeData data, HookCalls hooks, MemoryListener memory) {
    this.run = run;
    this.scope = scope;
    this.catalog = scope.catalog();
    this.data = data;
    this.hooks = hooks;
    this.memory = memory;
  }

  /** Throws what the node's method, a dataset or a hook threw. */
  void run(PipelineNode node, CancellationToken tenure) throws Throwable {
    long start = System.nanoTime();
    NodeRun told = told(node);
    RunningNodes.add(node);
    try {
      hooks.beforeNode(run, told);
      Object result = invoke(node, arguments(node, told));
      tenure.check();
      save(node, told, result);
      if (tenure.end()) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        hooks.afterNode(run, told, took);
        // Only now: until here it may fail, and another attempt reads the same.
        data.release(node);
      }
    } catch (Throwable e) {
      if (tenure.end()) {
        failed(node, e);
      }
      throw e;
    } finally {
      RunningNodes.remove();
    }
  }

  /** Tells the hooks. */
  void failed(PipelineNode node, Throwable e) {
    NodeRun told = told(node);
    hooks.onError(
        "on the error of " + HookCalls.named(told), e, hook -> hook.onNodeError(run, told, e));
  }

  private static NodeRun told(PipelineNode node) {
    return new NodeRun(
        node.name(), node.source(), node.tags(), node.entriesRead(), node.entriesWritten());
  }

  private Object[] arguments(PipelineNode node, NodeRun told) {
    Object[] arguments = new Object[node.inputs().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(node, told, node.inputs().get(i));
    }
    return arguments;
  }

  private Object argument(PipelineNode node, NodeRun told, NodeInput input) {
    return switch (input.kind()) {
      case DATASET -> dataset(told, input);
      case PARAMETER -> scope.parameters().get(input.name(), input.type());
      case RUN_CONTEXT ->
          new RunInfo(run.runId(), run.jobName(), run.env(), run.pipeline(), node.name());
      case FINAL_STATUS ->
          scope
              .finalStatus()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "There is no final status: this is not the exit pipeline of a run."));
    };
  }

  private Object dataset(NodeRun told, NodeInput input) {
    if (input.isOptional()) {
      return optional(told, input);
    }
    return catalog.contains(input.name()) ? load(told, input) : fromMemory(input);
  }

  /** An optional that a node has written is the value itself. */
  private Object optional(NodeRun told, NodeInput input) {
    Object value =
        catalog.contains(input.name())
            ? loadIfThere(told, input).orElse(null)
            : data.get(input.name());
    Class<?> raw = Assignability.raw(input.type());
    if (raw.isInstance(value)) {
      return value;
    }
    if (value != null) {
      checkType(input, input.valueType(), value);
    }
    if (raw == OptionalInt.class) {
      return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }
    if (raw == OptionalLong.class) {
      return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
    }
    if (raw == OptionalDouble.class) {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }
    return Optional.ofNullable(value);
  }

  /** Hooks see only what is there. */
  private Optional<Object> loadIfThere(NodeRun told, NodeInput input) {
    String name = input.name();
    try {
      if (!catalog.dataset(name).exists()) {
        return Optional.empty();
      }
      hooks.beforeLoad(run, told, name);
      Optional<Object> value = catalog.loadIfThere(name, input.valueType());
      if (value.isPresent()) {
        hooks.afterLoad(run, told, name, value.get());
      }
      return value;
    } catch (DatasetException e) {
      onDatasetError(told, name, e);
      throw e;
    }
  }

  private Object load(NodeRun told, NodeInput input) {
    String name = input.name();
    try {
      hooks.beforeLoad(run, told, name);
      Object value = catalog.load(name, input.type());
      hooks.afterLoad(run, told, name, value);
      return value;
    } catch (DatasetException e) {
      onDatasetError(told, name, e);
      throw e;
    }
  }

  private Object fromMemory(NodeInput input) {
    Object value = data.get(input.name());
    if (value == null) {
      throw new IllegalStateException("Dataset '" + input.name() + "' has no value in this run.");
    }
    checkType(input, input.type(), value);
    return value;
  }

  private static void checkType(NodeInput input, Type wanted, Object value) {
    if (!Assignability.boxed(Assignability.raw(wanted)).isInstance(value)) {
      throw new IllegalStateException(
          "Dataset '"
              + input.name()
              + "' is read as "
              + Assignability.words(input.type())
              + ", but what was written is a "
              + value.getClass().getName()
              + ".");
    }
  }

  private Object invoke(PipelineNode node, Object[] arguments) throws Throwable {
    Method method = node.method();
    boolean isStatic = Modifier.isStatic(method.getModifiers());
    try {
      Object owner = isStatic ? null : instance(method.getDeclaringClass());
      return method.invoke(owner, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object instance(Class<?> owner) throws Throwable {
    Object known = instances.get(owner);
    if (known != null) {
      return known;
    }
    try {
      Object made = owner.getConstructor().newInstance();
      Object earlier = instances.putIfAbsent(owner, made);
      return earlier == null ? made : earlier;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void save(PipelineNode node, NodeRun told, Object result) throws Throwable {
    for (NodeOutput output : node.outputs()) {
      Object value = part(output, result);
      if (value == null) {
        throw new NoValueException(output.dataset());
      }
      if (catalog.contains(output.dataset())) {
        save(told, output, value);
      } else {
        keep(node, output, value);
      }
    }
  }

  /** Told before anybody may read it, and change it against the rules. */
  private void keep(PipelineNode node, NodeOutput output, Object value) {
    if (memory != null) {
      memory.put(node.name(), output.dataset(), value);
    }
    data.put(output.dataset(), value);
  }

  private void save(NodeRun told, NodeOutput output, Object value) {
    String name = output.dataset();
    try {
      hooks.beforeSave(run, told, name, value);
      catalog.save(name, value, output.type());
      hooks.afterSave(run, told, name, value);
    } catch (DatasetException e) {
      onDatasetError(told, name, e);
      throw e;
    }
  }

  private void onDatasetError(NodeRun told, String dataset, DatasetException error) {
    hooks.onError(
        "on the error of " + HookCalls.named(dataset, told),
        error,
        hook -> hook.onDatasetError(run, told, dataset, error));
  }

  private static Object part(NodeOutput output, Object result) throws Throwable {
    if (result == null) {
      return null;
    }
    return switch (output.part()) {
      case WHOLE -> result;
      case ENTRY -> ((Map<?, ?>) result).get(output.key());
      case COMPONENT -> component(result, output.key());
    };
  }

  private static Object component(Object result, String name) throws Throwable {
    for (RecordComponent component : result.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        try {
          return accessor.invoke(result);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new IllegalStateException("The record " + result.getClass() + " has no '" + name + "'.");
  }
}
