// One version of gRPC, licences that may be passed on, and no version with known faults.
assert evaluate(new File(sources, 'emulator-dependency/check.groovy')).contains('io.grpc:grpc-netty-shaded:jar:')
return true
