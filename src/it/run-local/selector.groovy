if (excluded == 'slow') {
    println 'run-local is slow: it runs with -Pfull'
    return false
}
return true
