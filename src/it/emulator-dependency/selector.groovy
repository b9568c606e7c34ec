if (excluded == 'slow') {
    println 'emulator-dependency is slow: it runs with -Pfull'
    return false
}
return true
