package io.github.vertexmaven.cloud.rpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The thread that waits for a client's sockets. The one that gRPC's channels share outlives them by
 * a second, in native code, and the JVM waits for it when it exits; this one ends when it is told.
 */
final class EventLoop {

  /** How its thread is called. */
  static final String NAME = "vertexai-grpc";

  private final EventLoopGroup loop =
      new NioEventLoopGroup(1, new DefaultThreadFactory(NAME, true));

  /** Gives it to a channel. */
  ManagedChannelBuilder<?> serve(ManagedChannelBuilder<?> channel) {
    return channel instanceof NettyChannelBuilder netty
        ? netty.eventLoopGroup(loop).channelType(NioSocketChannel.class)
        : channel;
  }

  /** Ends it, once its channels are closed, and waits until it is gone. */
  void end(int seconds) {
    loop.shutdownGracefully(0, seconds, TimeUnit.SECONDS)
        .awaitUninterruptibly(seconds, TimeUnit.SECONDS);
  }
}
