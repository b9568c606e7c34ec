if (excluded == 'slow') {
    println 'no-dflib is slow: it runs with -Pfull'
    return false
}
return true
